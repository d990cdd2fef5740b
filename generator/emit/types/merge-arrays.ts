import type { ArraySchema, Schema } from "../../model/model.js";
import type { NamedSchemas } from "../named-schemas.js";

/** A part of an intersection whose values are arrays, or null too. */
interface Lists {
  readonly array: ArraySchema;
  readonly nullable: boolean;
}

/**
 * The parts of an intersection with one array in the place of several, where the first of them stands.
 * TypeScript does not merge `A[] & B[]`: the `map` of that is the one of `A[]`.
 */
export function withArraysMerged(
  parts: readonly Schema[],
  schemas: NamedSchemas,
): readonly Schema[] {
  const lists = new Map<Schema, Lists>();
  for (const part of parts) {
    const found = listsOf(part, schemas);
    if (found !== undefined) lists.set(part, found);
  }
  const [first] = lists.keys();
  if (first === undefined) return parts;
  const chosen = parts.find((part) => !lists.has(part) && alternativesOf(part, schemas).length > 0);
  if (chosen !== undefined && [...lists.values()].some(({ array }) => !isAnyArray(array))) {
    const members = alternativesOf(chosen, schemas).map(([member, list]) =>
      mergeParts(new Map([[member, list], ...lists])),
    );
    const { source } = chosen;
    const union = { kind: "union", mode: "anyOf", members, source, docs: {} } as const;
    return parts.flatMap((part) => (part === chosen ? [union] : lists.has(part) ? [] : [part]));
  }
  if (lists.size < 2) return parts;
  const merged = mergeParts(lists);
  return parts.flatMap((part) => (part === first ? [merged] : lists.has(part) ? [] : [part]));
}

/** The alternatives of a union of arrays; none for a union that has others. */
function alternativesOf(
  schema: Schema,
  schemas: NamedSchemas,
): readonly (readonly [member: Schema, list: Lists])[] {
  const resolved = schemas.resolve(schema);
  if (resolved.kind !== "union" || resolved.discriminator !== undefined) return [];
  const lists = resolved.members.map((member) => [member, listsOf(member, schemas)] as const);
  const all = lists.flatMap(([member, list]) =>
    list === undefined ? [] : [[member, list] as const],
  );
  return all.length === lists.length ? all : [];
}

function mergeParts(lists: ReadonlyMap<Schema, Lists>): Schema {
  const nullable = [...lists.values()].every((part) => part.nullable);
  const telling = [...lists].filter(([, { array }]) => !isAnyArray(array));
  const [only] = telling;
  // What says all of it by itself keeps its name.
  if (only !== undefined && telling.length === 1 && only[1].nullable === nullable) return only[0];
  const array = [...lists.values()].map((part) => part.array).reduce(mergeTwo);
  if (!nullable) return array;
  const { source } = array;
  const members = [array, { kind: "null", source, docs: {} } as const];
  return { kind: "union", mode: "anyOf", members, source, docs: {} };
}

/** As far as its type is concerned. */
export function isAnyArray({ prefixItems, items }: ArraySchema): boolean {
  return prefixItems.length === 0 && (items === undefined || items.kind === "any");
}

/** What is known of named schemas: a chain of them would be walked again for each of its links. */
const knownLists = new WeakMap<NamedSchemas, Map<string, Lists | undefined>>();

function listsOf(schema: Schema, schemas: NamedSchemas): Lists | undefined {
  if (schema.kind !== "ref") return listsWithin(schema, schemas);
  const known = knownLists.get(schemas) ?? new Map<string, Lists | undefined>();
  knownLists.set(schemas, known);
  if (!known.has(schema.target)) {
    const isEndless = containsItself(schema.target, schemas);
    known.set(schema.target, isEndless ? undefined : listsWithin(schema, schemas));
  }
  return known.get(schema.target);
}

function listsWithin(schema: Schema, schemas: NamedSchemas): Lists | undefined {
  const resolved = schemas.resolve(schema);
  if (resolved.kind === "array") return { array: resolved, nullable: false };
  if (resolved.kind === "intersection") {
    const parts = resolved.members.map((member) => listsOf(member, schemas));
    const all = parts.filter((part) => part !== undefined);
    if (all.length < parts.length || all.length === 0) return undefined;
    const nullable = all.every((part) => part.nullable);
    return { array: all.map((part) => part.array).reduce(mergeTwo), nullable };
  }
  if (resolved.kind !== "union" || resolved.discriminator !== undefined) return undefined;
  const implied = resolved.implied === undefined ? undefined : resolved.members[resolved.implied];
  // Values of all other types pass, null among them.
  if (implied?.kind === "array") return { array: implied, nullable: true };
  const members = resolved.members.filter(({ kind }) => kind !== "null");
  const [only] = members;
  const inner = only !== undefined && members.length === 1 ? listsOf(only, schemas) : undefined;
  return inner && { ...inner, nullable: true };
}

/** Through arrays, and no object between: what such ones have in common has no end. */
function containsItself(start: string, schemas: NamedSchemas): boolean {
  const seen = new Set<string>();
  const queue: Schema[] = [schemas.get(start).schema];
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
    if (schema.kind === "ref") {
      if (schema.target === start) return true;
      if (!seen.has(schema.target)) queue.push(schemas.get(schema.target).schema);
      seen.add(schema.target);
    } else if (schema.kind === "array") {
      queue.push(...schema.prefixItems, ...(schema.items === undefined ? [] : [schema.items]));
    } else if (schema.kind === "union" || schema.kind === "intersection") {
      queue.push(...schema.members);
    }
  }
  return false;
}

/** Position by position; one that ends first ends both. */
function mergeTwo(a: ArraySchema, b: ArraySchema): ArraySchema {
  const ends = [a, b].filter(({ items }) => items?.kind === "never");
  const longest = Math.max(a.prefixItems.length, b.prefixItems.length);
  const length = Math.min(longest, ...ends.map(({ prefixItems }) => prefixItems.length));
  const prefixItems = Array.from({ length }, (_, index) => {
    const parts = [a, b].map((part) => part.prefixItems[index] ?? part.items);
    return both(parts, a) ?? ({ kind: "any", source: a.source, docs: {} } as const);
  });
  const items: Schema | undefined =
    ends.length > 0 ? { kind: "never", source: a.source, docs: {} } : both([a.items, b.items], a);
  const minItems = Math.max(a.minItems ?? 0, b.minItems ?? 0);
  const { items: _items, ...rest } = a;
  return { ...rest, prefixItems, minItems, ...(items === undefined ? {} : { items }) };
}

/** What fits both; undefined where neither says anything. */
function both(parts: readonly (Schema | undefined)[], { source }: ArraySchema): Schema | undefined {
  const members = parts.filter((part) => part !== undefined);
  const [only] = members;
  if (members.length < 2) return only;
  return { kind: "intersection", members, source, docs: {} };
}
