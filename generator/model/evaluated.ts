import { acceptsAll, refusesAll } from "./certainty.js";
import type { ArraySchema, Discriminator, ObjectSchema, Schema, UnionSchema } from "./model.js";

/**
 * The properties of an object, or items of an array, that a schema evaluates when it accepts the value:
 * `unevaluatedProperties` and `unevaluatedItems` do not apply to them (JSON Schema 2020-12, core, 11).
 */
export interface Evaluated {
  readonly all: boolean;
  /** Of properties. */
  readonly names: readonly string[];
  readonly patterns: readonly string[];
  /** For items: the number of first items, and all items that fit one of the schemas (`contains`). */
  readonly first: number;
  readonly matching: readonly Schema[];
  /** The parts that depend on the value. */
  readonly cases: readonly EvaluatedCase[];
  /** The search was stopped; `all` is set so that no value is refused. */
  readonly abandoned?: true;
}

/**
 * `fits`: the value fits a schema; `has`: it has a property; `tagged`: a property of it is one of these
 * texts, which tells that it fits a member of a union, for a value that fits the union.
 */
export interface EvaluatedCase {
  readonly condition:
    | { readonly kind: "fits"; readonly schema: Schema }
    | { readonly kind: "has"; readonly property: string }
    | { readonly kind: "tagged"; readonly property: string; readonly tags: readonly string[] };
  readonly then: Evaluated;
  readonly else: Evaluated;
  /** A member of an `anyOf`: a value may be intended to fit it, even if it fits another member. */
  readonly meant?: true;
}

export type EvaluatedOf = "properties" | "items";

interface Search {
  readonly of: EvaluatedOf;
  readonly named: (id: string) => Schema;
  /** Ids of named schemas that are being searched, since they may be recursive. */
  readonly known: Set<string>;
  readonly budget: { left: number };
}

/**
 * The maximum number of schemas that are searched for one keyword. References inside alternatives could
 * make it exponential in a hostile document.
 */
const mostSchemas = 10_000;

const nothing: Evaluated = {
  all: false,
  names: [],
  patterns: [],
  first: 0,
  matching: [],
  cases: [],
};
const everything: Evaluated = { ...nothing, all: true };
const abandoned: Evaluated = { ...everything, abandoned: true };

/** `named` returns the target of a reference. */
export function evaluatedBy(
  schema: Schema,
  of: EvaluatedOf,
  named: (id: string) => Schema,
): Evaluated {
  const budget = { left: mostSchemas };
  const found = find(schema, { of, named, known: new Set(), budget });
  return budget.left < 0 ? abandoned : found;
}

export function isNothing({ all, names, patterns, first, matching, cases }: Evaluated): boolean {
  const lists = [names, patterns, matching, cases];
  return !all && first === 0 && lists.every((list) => list.length === 0);
}

function find(schema: Schema, search: Search): Evaluated {
  search.budget.left -= 1;
  if (search.budget.left < 0) return everything;
  switch (schema.kind) {
    case "any":
    case "never":
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "literal":
      return nothing;
    case "not":
      // `not` evaluates nothing.
      return nothing;
    case "ref":
      return findNamed(schema.target, search);
    case "object":
      return search.of === "properties" ? ofObject(schema, search) : inDependents(schema, search);
    case "array":
      return search.of === "items" ? ofArray(schema) : nothing;
    case "union":
      return ofUnion(schema, search);
    case "intersection":
      return mergeEvaluated(schema.members.map((member) => find(member, search)));
    case "conditional": {
      const passed = [schema.if, schema.then].flatMap((part) => part ?? []);
      const then = inside(search, (inner) =>
        mergeEvaluated(passed.map((part) => find(part, inner))),
      );
      const otherwise = inside(search, (inner) =>
        schema.else === undefined ? nothing : find(schema.else, inner),
      );
      return when({ kind: "fits", schema: schema.if }, then, otherwise);
    }
    case "unevaluated":
      // An inner keyword of the same kind evaluates all remaining parts.
      return schema.of === search.of ? everything : find(schema.base, search);
    default:
      return schema satisfies never;
  }
}

function findNamed(id: string, search: Search): Evaluated {
  if (search.known.has(id)) return nothing;
  search.known.add(id);
  return find(search.named(id), search);
}

/** A schema that was searched in one case must be searched again outside of it. */
function inside(search: Search, run: (inner: Search) => Evaluated): Evaluated {
  return run({ ...search, known: new Set(search.known) });
}

function ofObject(schema: ObjectSchema, search: Search): Evaluated {
  if (schema.additionalProperties !== undefined) return everything;
  const names = schema.properties.map(({ name }) => name);
  const patterns = schema.patternProperties.map(({ pattern }) => pattern);
  const rules = schema.oneofs.flatMap(({ rule }) =>
    rule === undefined ? [] : [find(rule, search)],
  );
  return mergeEvaluated([{ ...nothing, names, patterns }, ...rules, inDependents(schema, search)]);
}

function inDependents({ dependentSchemas }: ObjectSchema, search: Search): Evaluated {
  return mergeEvaluated(
    dependentSchemas.map(({ property, schema }) => {
      const then = inside(search, (inner) => find(schema, inner));
      return when({ kind: "has", property }, then, nothing);
    }),
  );
}

function ofArray({ items, prefixItems, contains }: ArraySchema): Evaluated {
  if (items !== undefined) return everything;
  const matching = contains === undefined ? [] : [contains.schema];
  return { ...nothing, first: prefixItems.length, matching };
}

function ofUnion({ mode, members, discriminator }: UnionSchema, search: Search): Evaluated {
  if (mode === "types") {
    // The members exclude each other by type, and the value's type is known.
    const kind = search.of === "properties" ? "object" : "array";
    return mergeEvaluated(
      members.filter((member) => member.kind === kind).map((member) => find(member, search)),
    );
  }
  return mergeEvaluated(
    members.map((member, index) => {
      const then = inside(search, (inner) => find(member, inner));
      const tagged = byTag(discriminator, index);
      if (tagged !== undefined) return when(tagged, then, nothing);
      // In a `oneOf` no other member may fit, so the members that do not fit are not reported.
      const meant = mode === "anyOf";
      return when({ kind: "fits", schema: member }, then, nothing, meant);
    }),
  );
}

/**
 * Decides by the tag where possible: checking the member again would check each level of a recursive value
 * twice, and each level below four times.
 */
function byTag(
  discriminator: Discriminator | undefined,
  index: number,
): EvaluatedCase["condition"] | undefined {
  if (discriminator === undefined) return undefined;
  const { property, mapping, otherwise, untagged } = discriminator;
  if (otherwise !== undefined || untagged !== undefined) return undefined;
  const tags = mapping.filter(({ member }) => member === index).map(({ value }) => value);
  return { kind: "tagged", property, tags };
}

function when(
  condition: EvaluatedCase["condition"],
  then: Evaluated,
  otherwise: Evaluated,
  meant = false,
): Evaluated {
  if (condition.kind === "fits" && acceptsAll(condition.schema)) return then;
  if (condition.kind === "fits" && refusesAll(condition.schema)) return otherwise;
  if (isNothing(then) && isNothing(otherwise)) return nothing;
  const found: EvaluatedCase = { condition, then, else: otherwise };
  return { ...nothing, cases: [meant ? { ...found, meant } : found] };
}

/** The union of what the parts evaluate. */
export function mergeEvaluated(parts: readonly Evaluated[]): Evaluated {
  if (parts.some(({ all }) => all)) return everything;
  return {
    all: false,
    names: [...new Set(parts.flatMap(({ names }) => names))],
    patterns: [...new Set(parts.flatMap(({ patterns }) => patterns))],
    first: Math.max(0, ...parts.map(({ first }) => first)),
    matching: parts.flatMap(({ matching }) => matching),
    cases: parts.flatMap(({ cases }) => cases),
  };
}
