import type { Schema, UnionSchema } from "../../model/model.js";
import { alternativesOf, flatten, isTyped, type Kind, type Part } from "./part.js";
import { ofKind } from "./implies.js";
import { requiredNames } from "./refute-objects.js";
import { contradiction, type Refutation, type Search } from "./refutation.js";
import type { Again } from "./refute-of-kind.js";

/** Refutes by `not`, unions and conditions: no value of the type that fits the other parts fits one of them. */
export function refuteAlternatives(
  kind: Kind,
  parts: readonly Part[],
  search: Search,
  again: Again,
): Refutation | undefined {
  return refuteNot(kind, parts, search) ?? refuteUnions(kind, parts, search, again);
}

function refuteNot(kind: Kind, parts: readonly Part[], search: Search): Refutation | undefined {
  const excluded = parts.filter(({ schema }) => schema.kind === "not");
  if (excluded.length === 0) return undefined;
  const required = kind === "object" ? requiredNames(ofKind(parts, "object")) : new Map();
  for (const part of excluded) {
    const { schema } = part;
    if (schema.kind !== "not" || mayLack(schema.schema, required)) continue;
    const others = parts.filter((other) => other !== part);
    if (!search.implies(kind, others, schema.schema)) continue;
    const not = { part, keys: ["not"], words: "not" };
    const [other] = others;
    // `not: {}` means `false`.
    if (other === undefined || schema.schema.kind === "any") {
      return { reason: "never", statements: [not], path: [] };
    }
    const words = isTyped(other.schema) ? `type: ${other.schema.kind}` : "what stands beside it";
    return contradiction(not, { part: other, keys: [], words });
  }
  return undefined;
}

/** A message may have many `not` of this form: it is asked of each of them without a look at all others. */
function mayLack(schema: Schema, required: ReadonlyMap<string, unknown>): boolean {
  return schema.kind === "object" && schema.required.some((name) => !required.has(name));
}

function refuteUnions(
  kind: Kind,
  parts: readonly Part[],
  search: Search,
  again: Again,
): Refutation | undefined {
  const unions = parts.filter(({ schema }) => alternativesOf(schema) !== undefined);
  if (unions.length > 1) {
    // Each union alone first, since there are many more combinations.
    const split = new Set(unions);
    const rest = parts.filter((part) => !split.has(part));
    for (const union of unions) {
      const refuted = refuteUnion(kind, union, rest, search, again);
      if (refuted !== undefined) return refuted;
    }
  }
  const [first] = unions;
  if (first === undefined) return undefined;
  const rest = parts.filter((part) => part !== first);
  return refuteUnion(kind, first, rest, search, again);
}

function refuteUnion(
  kind: Kind,
  union: Part,
  rest: readonly Part[],
  search: Search,
  again: Again,
): Refutation | undefined {
  const members = alternativesOf(union.schema) ?? [];
  const { chain } = union;
  let first: Refutation | undefined;
  for (const member of members) {
    const refuted =
      again([...rest, { schema: member, chain }], union.schema) ??
      refuteOnly(kind, member, union, rest, search);
    if (refuted === undefined) return undefined;
    if (first === undefined || first.reason === "type") first = refuted;
  }
  if (union.schema.kind !== "conditional" || first === undefined) return first;
  const words = "if with then and else";
  return { reason: "never", statements: [{ part: union, keys: ["if"], words }], path: [] };
}

/** A value that fits a member of a `oneOf` may certainly fit another one too, and is then refused. */
function refuteOnly(
  kind: Kind,
  member: Schema,
  part: Part,
  rest: readonly Part[],
  search: Search,
): Refutation | undefined {
  const union = part.schema;
  if (union.kind !== "union" || !isExclusive(union)) return undefined;
  const { chain } = part;
  const parts = flatten([...rest, { schema: member, chain }], search.named);
  const other = union.members.findIndex((one) => {
    return one !== member && search.implies(kind, parts, one);
  });
  if (other === -1) return undefined;
  const index = union.members.indexOf(member);
  const at = (place: number) => ({
    part,
    keys: ["oneOf", place],
    words: `alternative ${place + 1} of oneOf`,
  });
  return { reason: "overlap", statements: [at(index), at(other)], path: [] };
}

/** Whether a second fitting member refuses the value; with a discriminator, only the tag decides. */
function isExclusive({ mode, discriminator }: UnionSchema): boolean {
  return mode === "oneOf" && discriminator === undefined;
}
