import type { ChangeCode } from "../../findings/changes/change-catalogue.js";
import type { ObjectSchema, Oneof, Schema } from "../../model/model.js";
import { isNamedAfterMembers } from "../../model/oneof-members.js";
import {
  noted,
  type Conjunction,
  type DifferenceOptions,
  type Scope,
  type Steps,
} from "../scope.js";
import { schemasInPlace } from "./cases.js";
import { objectsOf, sentProperty } from "./sent-object.js";

/** Where a group stands, and what it is called. */
export function optionsOf(accepted: Oneof, sent: Oneof | undefined = accepted): DifferenceOptions {
  // Prose stands in a description, which says much else.
  const placeOf = ({ spelling, source }: Oneof) => (spelling === "prose" ? undefined : source);
  const places = {
    sent: sent === accepted ? undefined : placeOf(sent),
    accepted: placeOf(accepted),
  };
  return { keys: ["x-oneofs", accepted.name], name: accepted.name, places };
}

/** The group of the same name, or the one that shares most members. */
export function nearest(groups: readonly Oneof[], group: Oneof): Oneof | undefined {
  const shared = ({ members }: Oneof): number =>
    members.filter((name) => group.members.includes(name)).length;
  const named = groups.find(({ name }) => name === group.name);
  if (named !== undefined) return named;
  const [best] = groups.filter((one) => shared(one) > 0).sort((a, b) => shared(b) - shared(a));
  return best;
}

/** A oneof that was none: one of its fields may have been an ordinary field. */
export function* noteNew(
  scope: Scope,
  sent: Conjunction,
  accepted: ObjectSchema,
  group: Oneof,
): Steps {
  const { members } = group;
  const [object] = objectsOf(sent);
  if (object === undefined) return;
  const old = members.filter((member) => sentProperty(scope, sent, member).declared);
  if (old.length > 1) return;
  const options = optionsOf(group);
  yield* noted(scope, "oneof-introduced", object, accepted, {
    ...options,
    detail: members.join(", "),
  });
  if (old.length === 0) return;
  const detail = members.filter((member) => !old.includes(member)).join(", ");
  yield* noted(scope, "oneof-member-added", object, accepted, { ...options, detail });
}

/** Notes the oneofs of the sent objects that no part of what is accepted has. */
export function* noteGone(scope: Scope, sent: Conjunction, accepted: readonly Schema[]): Steps {
  const [first] = accepted;
  if (first === undefined || scope.proving) return;
  const parts = accepted.flatMap((part) => schemasInPlace(scope.accepted, part));
  const left = objectsOf(parts).flatMap(({ oneofs }) => oneofs);
  const names = new Set(
    objectsOf(parts).flatMap(({ properties }) => properties.map(({ name }) => name)),
  );
  for (const object of objectsOf(sent)) {
    for (const group of object.oneofs) {
      if (nearest(left, group) !== undefined) continue;
      yield* noteGoneOne(scope, object, first, group, names);
    }
  }
}

/** Notes a removed oneof: dissolved, reduced to one field, or removed with its fields. */
function* noteGoneOne(
  scope: Scope,
  object: ObjectSchema,
  accepted: Schema,
  group: Oneof,
  names: ReadonlySet<string>,
): Steps {
  const { places, ...own } = optionsOf(group);
  const options = { ...own, places: { sent: places?.accepted } };
  const [kept, gone] = [true, false].map((wanted) =>
    group.members.filter((name) => names.has(name) === wanted),
  );
  const note = (
    code: ChangeCode,
    members: readonly string[],
    more: Pick<DifferenceOptions, "removedType"> = {},
  ): Steps =>
    noted(scope, code, object, accepted, { ...options, detail: members.join(", "), ...more });
  if (kept === undefined || gone === undefined) return;
  const removedType = group.typeName;
  if (kept.length === 0) return yield* note("oneof-removed-with-fields", gone, { removedType });
  for (const name of gone) yield* note("oneof-member-removed", [name]);
  if (kept.length === 1) yield* note("oneof-reduced", kept, { removedType });
  // What becomes of values is one thing, and that the functions are gone is another one.
  else yield* note("oneof-removed", kept);
}

/**
 * Notes members that are added or removed together with their field: they break nothing, but code that
 * switches over the members may miss them.
 */
export function* noteMembers(
  scope: Scope,
  sent: Conjunction,
  accepted: ObjectSchema,
  from: Oneof,
  to: Oneof,
): Steps {
  const object = objectsOf(sent).find(({ oneofs }) => oneofs.includes(from)) ?? accepted;
  const options = optionsOf(to, from);
  const isOwn = (name: string): boolean => sentProperty(scope, sent, name).declared;
  const isKnown = (name: string): boolean => accepted.properties.some((one) => one.name === name);
  for (const name of to.members) {
    if (from.members.includes(name) || isOwn(name)) continue;
    yield* noted(scope, "oneof-member-added", object, accepted, { ...options, detail: name });
  }
  for (const name of from.members) {
    if (to.members.includes(name) || isKnown(name)) continue;
    yield* noted(scope, "oneof-member-removed", object, accepted, { ...options, detail: name });
  }
  const isLeft = accepted.oneofs.some(({ name }) => name === from.name);
  const isNamed = !isNamedAfterMembers(from) || !isNamedAfterMembers(to);
  if (from.name !== to.name && !isLeft && isNamed) {
    yield* noteRenamed(scope, object, accepted, [from, to]);
  }
}

/** Notes another name of a group, after which its generated type and functions are named. */
export function noteRenamed(
  scope: Scope,
  sent: ObjectSchema,
  accepted: ObjectSchema,
  [from, to]: readonly [Oneof, Oneof],
): Steps {
  const names = { sent: from.name, accepted: to.name, removedType: from.typeName };
  return noted(scope, "oneof-renamed", sent, accepted, { ...optionsOf(to, from), ...names });
}
