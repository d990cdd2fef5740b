import type { ObjectSchema, Oneof } from "../../model/model.js";
import type { ChangeCode } from "../../findings/changes/change-catalogue.js";
import { noted, refuted, type Codes, type Conjunction, type Scope, type Steps } from "../scope.js";
import { objectsOf, sentProperty } from "./sent-object.js";

/**
 * Compares protobuf oneofs. The accepting group allows at most one member to be set, so the sent members
 * must already exclude each other. (Null, which every member accepts, is handled with the properties.)
 */
export function* compareOneofs(scope: Scope, sent: Conjunction, accepted: ObjectSchema): Steps {
  const groups = objectsOf(sent).flatMap(({ oneofs }) => oneofs);
  for (const group of accepted.oneofs) {
    const possible = group.members.filter((name) => isPossible(scope, sent, name));
    const holds = ({ members }: Oneof): boolean =>
      possible.length > 0 && possible.every((name) => members.includes(name));
    const holding = groups.find(holds);
    const match = holding ?? nearest(groups, group);
    if (possible.length > 1 && holding === undefined) {
      yield* explain(scope, sent, accepted, { group, match, possible });
    }
    if (match !== undefined) yield* noteMembers(scope, sent, accepted, match, group);
    else yield* noteNew(scope, sent, accepted, group);
  }
  for (const group of groups) {
    if (nearest(accepted.oneofs, group) !== undefined) continue;
    yield* noteGone(scope, sent, accepted, group);
  }
}

/** Notes a new oneof; a group of one field before was an ordinary field. */
function* noteNew(
  scope: Scope,
  sent: Conjunction,
  accepted: ObjectSchema,
  { name, members }: Oneof,
): Steps {
  const [object] = objectsOf(sent);
  if (object === undefined) return;
  const old = members.filter((member) => sentProperty(scope, sent, member).declared);
  if (old.length > 1) return;
  const options = { keys: ["x-oneofs", name], name };
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
  const options = { keys: ["x-oneofs", group.name], name: group.name };
  const isKept = (name: string): boolean => accepted.properties.some((one) => one.name === name);
  const [kept, gone] = [true, false].map((wanted) =>
    group.members.filter((name) => isKept(name) === wanted),
  );
  const note = (code: ChangeCode, names: readonly string[] = []): Steps =>
    noted(scope, code, object, accepted, { ...options, detail: names.join(", ") });
  if (kept === undefined || gone === undefined) return;
  if (kept.length === 0) return yield* note("oneof-removed-with-fields", gone);
  for (const name of gone) yield* note("oneof-member-removed", [name]);
  yield* note(kept.length === 1 ? "oneof-reduced" : "oneof-removed", kept);
}

function isPossible(scope: Scope, sent: Conjunction, name: string): boolean {
  return !sentProperty(scope, sent, name).absent;
}

/** The group of the same name, or the one with most common members. */
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
  const options = { keys: ["x-oneofs", group.name], name: group.name, detail: names.join(", ") };
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
  const options = { keys: ["x-oneofs", to.name], name: to.name };
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
  if (from.name !== to.name && !isLeft) {
    const names = { sent: from.name, accepted: to.name };
    yield* noted(scope, "oneof-renamed", object, accepted, { ...options, ...names });
  }
}
