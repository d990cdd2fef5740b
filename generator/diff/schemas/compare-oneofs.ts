import type { ObjectSchema, Oneof } from "../../model/model.js";
import type { ChangeCode } from "../../findings/changes/change-catalogue.js";
import type { Framing } from "../difference.js";
import { isNamedAfterMembers } from "../../model/oneof-members.js";
import {
  noted,
  refuted,
  type Codes,
  type Conjunction,
  type DifferenceOptions,
  type Scope,
  type Steps,
} from "../scope.js";
import { objectsOf, sentProperty } from "./sent-object.js";

/**
 * Compares oneofs. Of a group that is accepted at most one member may be set, so the members that may be sent
 * have to exclude each other already; and one has to be set already where one must. (That null is accepted for
 * a member, whatever its schema, is a matter of the properties.)
 */
export function* compareOneofs(
  scope: Scope,
  sent: Conjunction,
  accepted: ObjectSchema,
  framing: Framing,
): Steps {
  const groups = objectsOf(sent).flatMap(({ oneofs }) => oneofs);
  for (const group of accepted.oneofs) {
    const possible = possibleMembers(scope, sent, group);
    const holding = groups.filter((one) => holdsTogether(one, possible));
    const match = holding[0] ?? nearest(groups, group);
    const isApart = possible.length <= 1 || holding.length > 0;
    const found = { group, match, possible };
    if (!isApart) yield* explain(scope, sent, accepted, found);
    else yield* compareRules(scope, sent, accepted, { ...found, holding });
    if (match !== undefined) yield* noteMembers(scope, sent, accepted, match, group);
    else yield* noteNew(scope, sent, accepted, group);
  }
  // A part of what is accepted does not name the groups of the others.
  if (framing === "part") return;
  for (const group of groups) {
    if (nearest(accepted.oneofs, group) !== undefined) continue;
    yield* noteGone(scope, sent, accepted, group);
  }
}

/** All members that may be sent are in the group, and exclude each other. */
function holdsTogether({ members }: Oneof, possible: readonly string[]): boolean {
  return possible.length > 0 && possible.every((name) => members.includes(name));
}

/** Null is a value in the one and no value in the other. */
function* compareRules(
  scope: Scope,
  sent: Conjunction,
  accepted: ObjectSchema,
  { group, possible, holding, match }: Loose & { readonly holding: readonly Oneof[] },
): Steps {
  const options = { ...optionsOf(group, match), detail: group.members.join(", ") };
  const alike = holding.filter(({ nulls }) => nulls === "value" || group.nulls === "unset");
  if (possible.length > 1 && alike.length === 0) {
    yield refuted(scope, ["oneof-null-counts", "oneof-null-ignored"], sent, accepted, options);
  }
  if (group.mode === "atMostOne" || isCertainlySet(scope, sent, group, alike)) return;
  yield refuted(scope, ["oneof-became-required", "oneof-became-optional"], sent, accepted, options);
}

/** Whether what is sent has a member of the group in any case. */
function isCertainlySet(
  scope: Scope,
  sent: Conjunction,
  group: Oneof,
  alike: readonly Oneof[],
): boolean {
  const isSame = ({ members, mode, nulls }: Oneof): boolean => {
    const isKnown = members.every((name) => group.members.includes(name));
    return mode === "exactlyOne" && isKnown && (nulls === group.nulls || group.nulls === "value");
  };
  if (alike.some(isSame)) return true;
  return (
    group.nulls === "value" &&
    group.members.some((name) => sentProperty(scope, sent, name).required)
  );
}

/** The members of groups that were unset where they are null, and are set then now. */
export function membersThatCount(
  scope: Scope,
  sent: Conjunction,
  accepted: ObjectSchema,
): ReadonlySet<string> {
  const groups = objectsOf(sent).flatMap(({ oneofs }) => oneofs);
  const counting = accepted.oneofs.filter((group) => {
    if (group.nulls === "unset" || groups.length === 0) return false;
    const possible = possibleMembers(scope, sent, group);
    const holding = groups.filter((one) => holdsTogether(one, possible));
    return (
      possible.length > 1 && holding.length > 0 && holding.every(({ nulls }) => nulls === "unset")
    );
  });
  return new Set(counting.flatMap(({ members }) => members));
}

function possibleMembers(scope: Scope, sent: Conjunction, { members }: Oneof): readonly string[] {
  return members.filter((name) => !sentProperty(scope, sent, name).absent);
}

/** Where a group stands, and what it is called. */
function optionsOf(accepted: Oneof, sent: Oneof | undefined = accepted): DifferenceOptions {
  // Prose stands in a description, which says much else.
  const placeOf = ({ spelling, source }: Oneof) => (spelling === "prose" ? undefined : source);
  const places = {
    sent: sent === accepted ? undefined : placeOf(sent),
    accepted: placeOf(accepted),
  };
  return { keys: ["x-oneofs", accepted.name], name: accepted.name, places };
}

/** A oneof that was none: one of its fields may have been an ordinary field. */
function* noteNew(scope: Scope, sent: Conjunction, accepted: ObjectSchema, group: Oneof): Steps {
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

/** Notes a removed oneof: dissolved, reduced to one field, or removed with its fields. */
function* noteGone(scope: Scope, sent: Conjunction, accepted: ObjectSchema, group: Oneof): Steps {
  const object = objectsOf(sent).find(({ oneofs }) => oneofs.includes(group)) ?? accepted;
  const { places, ...own } = optionsOf(group);
  const options = { ...own, places: { sent: places?.accepted } };
  const isKept = (name: string): boolean => accepted.properties.some((one) => one.name === name);
  const [kept, gone] = [true, false].map((wanted) =>
    group.members.filter((name) => isKept(name) === wanted),
  );
  const note = (
    code: ChangeCode,
    names: readonly string[],
    more: Pick<DifferenceOptions, "removedType"> = {},
  ): Steps =>
    noted(scope, code, object, accepted, { ...options, detail: names.join(", "), ...more });
  if (kept === undefined || gone === undefined) return;
  const removedType = group.typeName;
  if (kept.length === 0) return yield* note("oneof-removed-with-fields", gone, { removedType });
  for (const name of gone) yield* note("oneof-member-removed", [name]);
  if (kept.length === 1) yield* note("oneof-reduced", kept, { removedType });
  // What becomes of values is one thing, and that the functions are gone is another one.
  else yield* note("oneof-removed", kept);
}

/** The group of the same name, or the one that shares most members. */
function nearest(groups: readonly Oneof[], group: Oneof): Oneof | undefined {
  const shared = ({ members }: Oneof): number =>
    members.filter((name) => group.members.includes(name)).length;
  const named = groups.find(({ name }) => name === group.name);
  if (named !== undefined) return named;
  const [best] = groups.filter((one) => shared(one) > 0).sort((a, b) => shared(b) - shared(a));
  return best;
}

interface Loose {
  readonly group: Oneof;
  readonly match: Oneof | undefined;
  readonly possible: readonly string[];
}

function* explain(
  scope: Scope,
  sent: Conjunction,
  accepted: ObjectSchema,
  { group, match, possible }: Loose,
): Steps {
  const joined = possible.filter((name) => match?.members.includes(name) !== true);
  const isNew = match === undefined || joined.length === possible.length;
  const codes: Codes = isNew
    ? ["oneof-added", "oneof-removed"]
    : ["oneof-member-joined", "oneof-member-left"];
  const names = isNew ? possible : joined;
  const options = { ...optionsOf(group, match), detail: names.join(", ") };
  yield refuted(scope, codes, sent, accepted, options);
}

/**
 * Notes members that are added or removed together with their field: they break nothing, but code that
 * switches over the members may miss them.
 */
function* noteMembers(
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
