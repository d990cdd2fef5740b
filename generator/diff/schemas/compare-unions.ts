import { areExclusive } from "../../model/exclusive-schemas.js";
import type { Discriminator, Schema, UnionSchema } from "../../model/model.js";
import { withoutTags } from "../../model/without-tags.js";
import { parsePointer } from "../../json/pointer.js";
import type { Framing } from "../difference.js";
import { compareToArms, requiredArms } from "./compare-required-arms.js";
import { kindsOf, type Kind } from "./kinds.js";
import { refuted, type Conjunction, type Scope, type Steps } from "../scope.js";
import { sentProperty } from "./sent-object.js";

/**
 * The member of a union that accepts all sent values. For `oneOf`, no two members may accept the same
 * value. With a discriminator, only the tag decides.
 */
export function provedMember(
  scope: Scope,
  sent: Conjunction,
  accepted: Schema,
): Schema | undefined {
  if (accepted.kind !== "union" || accepted.discriminator !== undefined) return undefined;
  return accepted.members.find((member) => {
    return scope.proves(sent, member) && isAlone(scope, sent, member, accepted);
  });
}

function isAlone(scope: Scope, sent: Conjunction, member: Schema, union: UnionSchema): boolean {
  const { mode, members, closed } = union;
  if (mode !== "oneOf") return true;
  const mayFit = (other: Schema) => !scope.proves(sent, scope.schemas.not(other));
  if (closed === undefined) return !members.some((other) => other !== member && mayFit(other));
  // At most one closed member fits; the open members accept the rest.
  const named = (id: string) => scope.accepted.named(id);
  const fitting = closed.filter(mayFit);
  return fitting.every((one, at) =>
    fitting.slice(at + 1).every((other) => areExclusive(one, other, named)),
  );
}

interface Target {
  readonly accepted: UnionSchema;
  readonly framing: Framing;
}

/** Compares sent values of one type that some member accepts, but no member is proved to accept all of. */
export function* compareToUnion(
  scope: Scope,
  sent: Conjunction,
  kind: Kind,
  { accepted, framing }: Target,
): Steps {
  const { members, mode, discriminator } = accepted;
  const arms = kind === "object" ? requiredArms(accepted, scope.accepted) : undefined;
  if (arms !== undefined) return yield* compareToArms(scope, sent, accepted, arms);
  if (discriminator !== undefined) return yield* compareTagged(scope, sent, accepted, framing);
  const fitting = members.filter((member) => kindsOf(member, scope.accepted).has(kind));
  const [only] = fitting;
  if (only !== undefined && mode === "types") return yield* scope.compare(sent, only, framing);
  if (isExhausted(scope, sent, kind, accepted)) return;
  const partner = fitting.length === 1 ? only : partnerOf(scope, sent, fitting);
  const codes = ["union-member-removed", "union-member-added"] as const;
  if (partner === undefined) yield refuted(scope, codes, sent, accepted);
  else if (!scope.proves(sent, partner)) yield* scope.compare(sent, partner, framing);
  else if (!scope.vacuous(sent)) {
    yield refuted(scope, ["union-overlap", "union-overlap"], sent, accepted);
  }
}

/** Null and the booleans are tried one by one. */
function isExhausted(scope: Scope, sent: Conjunction, kind: Kind, accepted: Schema): boolean {
  if (kind !== "null" && kind !== "boolean") return false;
  const values = kind === "null" ? [null] : [true, false];
  const possible = values.filter((value) => sent.every((part) => scope.sent.accepts(part, value)));
  return possible.every((value) => scope.accepted.accepts(accepted, value));
}

/** The member that is probably the same alternative: by its component's key, or by its index. */
function partnerOf(
  scope: Scope,
  sent: Conjunction,
  members: readonly Schema[],
): Schema | undefined {
  const keys = sent.flatMap((part) => scope.sent.keyOf(scope.schemas.original(part)) ?? []);
  const named = members.find((member) => {
    const key = scope.accepted.keyOf(scope.accepted.resolve(member));
    return key !== undefined && keys.includes(key);
  });
  if (named !== undefined || keys.length > 0) return named;
  const endOf = ({ source }: Schema): string => parsePointer(source).slice(-2).join("/");
  // The last part of the sent conjunction is the chosen alternative.
  const ends = sent
    .filter(({ kind }) => kind !== "not")
    .map(endOf)
    .reverse();
  return ends.flatMap((end) => members.find((member) => endOf(member) === end) ?? [])[0];
}

function* compareTagged(
  scope: Scope,
  sent: Conjunction,
  accepted: UnionSchema,
  framing: Framing,
): Steps {
  const { property, mapping, otherwise, untagged }: Discriminator = accepted.discriminator ?? {
    property: "",
    mapping: [],
  };
  const tags = tagsOf(scope, sent, property);
  const other = accepted.members[otherwise?.member ?? -1];
  const lacking = scope.schemas.not(scope.schemas.requiring(property));
  if (untagged !== undefined && sent.includes(lacking)) {
    return yield* scope.compare(sent, withoutTags(accepted), framing);
  }
  if (tags === undefined && other !== undefined) {
    return yield* compareAnyTag(scope, sent, accepted, other, framing);
  }
  if (tags === undefined) {
    const options = { keys: ["discriminator"], detail: property };
    yield refuted(
      scope,
      ["discriminator-changed", "discriminator-changed"],
      sent,
      accepted,
      options,
    );
    return;
  }
  for (const tag of tags) {
    const entry = mapping.find(({ value }) => value === tag);
    const member = entry === undefined ? other : accepted.members[entry.member];
    const options = { detail: JSON.stringify(tag) };
    if (member === undefined) {
      yield refuted(scope, ["union-member-removed", "union-member-added"], sent, accepted, options);
    } else {
      const tagged = scope.schemas.tagged(property, tag);
      yield* scope.compare([...sent, tagged], member, framing);
    }
  }
}

/** Any tag may be sent, or none: compares each known tag that is not excluded, and the others. */
function* compareAnyTag(
  scope: Scope,
  sent: Conjunction,
  { members, discriminator }: UnionSchema,
  other: Schema,
  framing: Framing,
): Steps {
  const { property, mapping }: Discriminator = discriminator ?? { property: "", mapping: [] };
  for (const { value, member } of mapping) {
    const tagged = scope.schemas.tagged(property, value);
    const schema = members[member];
    if (schema === undefined || sent.includes(scope.schemas.not(tagged))) continue;
    yield* scope.compare([...sent, tagged], schema, framing);
  }
  yield* scope.compare(sent, other, framing);
}

/** The tags that may be sent; `undefined` where they are not listed, or may be absent. */
function tagsOf(scope: Scope, sent: Conjunction, property: string): readonly string[] | undefined {
  const { schemas, required } = sentProperty(scope, sent, property);
  const lists = scope.flatten(schemas).flatMap((part) => {
    return part.kind === "literal" && !part.open ? [part.values] : [];
  });
  const [first, ...rest] = lists;
  if (first === undefined || !required) return undefined;
  const values = first.filter((value) => rest.every((list) => list.includes(value)));
  if (values.some((value) => typeof value === "object")) return undefined;
  return values.map(String);
}
