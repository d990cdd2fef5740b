import type { ObjectSchema, Oneof } from "../../model/model.js";
import type { Framing } from "../difference.js";
import { refuted, type Codes, type Conjunction, type Scope, type Steps } from "../scope.js";
import { nearest, noteGone, noteMembers, noteNew, optionsOf } from "./note-oneofs.js";
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
  // A part of what is accepted does not name the groups of the others: `compareNodes` asks all of them.
  if (framing !== "part") yield* noteGone(scope, sent, [accepted]);
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
  const larger = alike.find((one) => isSetWherever(one, group));
  if (larger !== undefined) return yield* explainMembers(scope, sent, accepted, [larger, group]);
  yield refuted(scope, ["oneof-became-required", "oneof-became-optional"], sent, accepted, options);
}

/** A member is set in both, and not every member of the one is a member of the other one. */
function* explainMembers(
  scope: Scope,
  sent: Conjunction,
  accepted: ObjectSchema,
  [from, to]: readonly [Oneof, Oneof],
): Steps {
  const codes: Codes = ["oneof-member-removed", "oneof-member-added"];
  // Under the name that the revision has, as `noteMembers` does.
  const { name } = scope.fromBase ? to : from;
  for (const detail of from.members.filter((member) => !to.members.includes(member))) {
    yield refuted(scope, codes, sent, accepted, { ...optionsOf(to, from), name, detail });
  }
}

/** Whether a value that has a member of the one set has one that the other one takes as set. */
function isSetWherever({ mode, nulls }: Oneof, group: Oneof): boolean {
  return mode === "exactlyOne" && (nulls === group.nulls || group.nulls === "value");
}

/** Whether what is sent has a member of the group in any case. */
function isCertainlySet(
  scope: Scope,
  sent: Conjunction,
  group: Oneof,
  alike: readonly Oneof[],
): boolean {
  const isKnown = (name: string): boolean => group.members.includes(name);
  if (alike.some((one) => isSetWherever(one, group) && one.members.every(isKnown))) return true;
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
