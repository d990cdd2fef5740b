import { evaluatedBy } from "../../model/evaluated.js";
import type { ArraySchema, JsonValue, Schema, UnevaluatedSchema } from "../../model/model.js";
import { betweenBounds, bound, boundOf, highest, lowest } from "./bounds.js";
import { fits } from "./fits.js";
import { flatten, type Part } from "./part.js";
import {
  contradiction,
  statement,
  type Refutation,
  type Search,
  type Statement,
} from "./refutation.js";
import { within } from "./within.js";

type ArrayPart = Part & { readonly schema: ArraySchema };
type UnevaluatedPart = Part & { readonly schema: UnevaluatedSchema };

/** The maximum number of positions that are checked one by one. */
const mostPositions = 64;

/** Refutes by contradicting numbers of items, or by items that no value fits. */
export function refuteArrays(
  arrays: readonly ArrayPart[],
  unevaluated: readonly UnevaluatedPart[],
  search: Search,
): Refutation | undefined {
  const low = highest(
    arrays.flatMap((part) => [
      ...boundOf(statement(part, "minItems"), part.schema.minItems),
      ...(part.schema.contains === undefined
        ? []
        : boundOf(leastMatching(part), part.schema.contains.min)),
    ]),
  );
  const high = lowest(
    arrays.flatMap((part) => boundOf(statement(part, "maxItems"), part.schema.maxItems)),
  );
  const least = low?.value ?? 0;
  return (
    betweenBounds(low, high) ??
    (low === undefined || least === 0
      ? undefined
      : refuteItems(low.by, least, arrays, unevaluated, search)) ??
    refuteContains(arrays, unevaluated, high?.value ?? Infinity, search) ??
    refuteUnique(arrays, unevaluated, low, search)
  );
}

function leastMatching(part: ArrayPart): Statement {
  const min = part.schema.contains?.min;
  return min === 1 ? containsRule(part) : statement(part, "minContains", min);
}

function containsRule(part: ArrayPart): Statement {
  return { part, keys: ["contains"], words: "contains" };
}

/** The schemas that apply to the item at a position. */
function itemParts(
  arrays: readonly ArrayPart[],
  unevaluated: readonly UnevaluatedPart[],
  index: number,
  search: Search,
): readonly Part[] {
  return [
    ...arrays.flatMap(({ schema: { prefixItems, items }, chain }) => {
      const schema = prefixItems[index] ?? items;
      return schema === undefined ? [] : [{ schema, chain }];
    }),
    ...unevaluated.flatMap(({ schema, chain }) => {
      const seen = evaluatedBy(schema.base, "items", (id) => search.named(id) ?? anything);
      const isSimple = seen.matching.length === 0 && seen.cases.length === 0;
      return !seen.all && isSimple && index >= seen.first ? [{ schema: schema.schema, chain }] : [];
    }),
  ];
}

const anything: Schema = { kind: "any", source: "#", docs: {} };

/** The positions with separate schemas, and the one after them, which stands for all others. */
function positions(
  arrays: readonly ArrayPart[],
  unevaluated: readonly UnevaluatedPart[],
  below: number,
): readonly number[] {
  const own = arrays.map(({ schema }) => schema.prefixItems.length);
  const from = unevaluated.length === 0 ? 0 : mostPositions;
  const count = Math.min(below, Math.max(0, from, ...own) + 1, mostPositions);
  return Array.from({ length: count }, (_, index) => index);
}

function refuteItems(
  by: Statement,
  least: number,
  arrays: readonly ArrayPart[],
  unevaluated: readonly UnevaluatedPart[],
  search: Search,
): Refutation | undefined {
  for (const index of positions(arrays, unevaluated, least)) {
    const parts = itemParts(arrays, unevaluated, index, search);
    const refuted = parts.length === 0 ? undefined : search.refute(parts);
    if (refuted !== undefined) return within(refuted, `[${index}]`, by, parts);
  }
  return undefined;
}

/** Refutes by `contains`: no position can have a fitting item, or not as many as required. */
function refuteContains(
  arrays: readonly ArrayPart[],
  unevaluated: readonly UnevaluatedPart[],
  most: number,
  search: Search,
): Refutation | undefined {
  for (const part of arrays) {
    const { contains } = part.schema;
    if (contains === undefined) continue;
    const high =
      contains.max === undefined
        ? []
        : [bound(contains.max, statement(part, "maxContains", contains.max))];
    const counts = betweenBounds(bound(contains.min, leastMatching(part)), lowest(high));
    if (counts !== undefined) return counts;
    const wanted: Part = { schema: contains.schema, chain: part.chain };
    if (contains.min > 0) {
      const places = positions(arrays, unevaluated, most);
      const all = places.map((index) =>
        search.refute([wanted, ...itemParts(arrays, unevaluated, index, search)]),
      );
      const [first] = all;
      const isWhole = places.length < mostPositions;
      if (first !== undefined && isWhole && !all.includes(undefined)) {
        return within(first, "contains", containsRule(part), [wanted, wanted]);
      }
    }
    const few = refuteFewMatching(part, arrays, unevaluated, search);
    if (few !== undefined) return few;
  }
  return undefined;
}

/** Refutes by `maxContains`: all items fit, but only fewer may. */
function refuteFewMatching(
  part: ArrayPart,
  arrays: readonly ArrayPart[],
  unevaluated: readonly UnevaluatedPart[],
  search: Search,
): Refutation | undefined {
  const { contains } = part.schema;
  const low = highest(
    arrays.flatMap((one) => boundOf(statement(one, "minItems"), one.schema.minItems)),
  );
  if (contains?.max === undefined || low === undefined || low.value <= contains.max)
    return undefined;
  const matching = positions(arrays, unevaluated, low.value).every((index) => {
    const parts = flatten(itemParts(arrays, unevaluated, index, search), search.named);
    return impliesAnyKind(parts, contains.schema, search);
  });
  return matching ? contradiction(low.by, statement(part, "maxContains", contains.max)) : undefined;
}

function impliesAnyKind(parts: readonly Part[], schema: Schema, search: Search): boolean {
  return (["object", "array", "string", "number", "boolean", "null"] as const).every(
    (kind) => search.refuteKind(kind, parts) !== undefined || search.implies(kind, parts, schema),
  );
}

/** Refutes by `uniqueItems`: more different items are required than there are values. */
function refuteUnique(
  arrays: readonly ArrayPart[],
  unevaluated: readonly UnevaluatedPart[],
  low: { readonly value: number; readonly by: Statement } | undefined,
  search: Search,
): Refutation | undefined {
  const unique = arrays.find(({ schema }) => schema.uniqueItems);
  if (unique === undefined || low === undefined || low.value < 2) return undefined;
  if (arrays.some(({ schema }) => schema.prefixItems.length > 0)) return undefined;
  const parts = flatten(itemParts(arrays, unevaluated, 0, search), search.named);
  const count = mostDifferent(parts, search);
  return count < low.value
    ? contradiction(low.by, statement(unique, "uniqueItems", true))
    : undefined;
}

function mostDifferent(parts: readonly Part[], search: Search): number {
  const counts = parts.map(({ schema }) => {
    if (schema.kind === "null") return 1;
    if (schema.kind === "boolean") return 2;
    if (schema.kind !== "literal" || schema.open) return Infinity;
    const isPossible = (value: JsonValue) =>
      parts.every((part) => fits(value, part.schema, search) !== false);
    return schema.values.filter(isPossible).length;
  });
  return Math.min(...counts, Infinity);
}
