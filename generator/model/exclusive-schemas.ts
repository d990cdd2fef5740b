import type { JsonValue, ObjectSchema, Schema } from "./model.js";
import { nullableMembers } from "./oneof-members.js";

/** The depth of nested schemas that is examined; deeper, nothing is known. */
const deepest = 12;

/** The maximum number of pairs that are compared for one question. */
const mostPairs = 500;

interface Search {
  readonly named: (id: string) => Schema;
  readonly budget: { left: number };
}

/**
 * Whether certainly no value fits both schemas: they have different types or different values, or a
 * required property cannot fit both.
 */
export function areExclusive(a: Schema, b: Schema, named: (id: string) => Schema): boolean {
  return exclude(a, b, { named, budget: { left: mostPairs } }, 0);
}

function exclude(a: Schema, b: Schema, search: Search, depth: number): boolean {
  search.budget.left -= 1;
  if (depth > deepest || search.budget.left < 0) return false;
  const again = (first: Schema, second: Schema) => exclude(first, second, search, depth + 1);
  for (const [one, other] of [[a, b] as const, [b, a] as const]) {
    const parts = partsOf(one, search);
    if (parts === undefined) continue;
    return parts.mode === "all"
      ? parts.schemas.some((part) => again(part, other))
      : parts.schemas.every((part) => again(part, other));
  }
  if (a.kind === "never" || b.kind === "never") return true;
  const [typeA, typeB] = [typeOf(a), typeOf(b)];
  if (a.kind === "literal")
    return a.values.every((value) => refusesValue(b, value)) && !texts(a, b);
  if (b.kind === "literal")
    return b.values.every((value) => refusesValue(a, value)) && !texts(b, a);
  if (typeA === undefined || typeB === undefined) return false;
  if (typeA !== typeB) return true;
  return a.kind === "object" && b.kind === "object" && objectsExclude(a, b, again);
}

interface Parts {
  /** Whether a value must fit all of them, or one. */
  readonly mode: "all" | "one";
  readonly schemas: readonly Schema[];
}

function partsOf(schema: Schema, { named }: Search): Parts | undefined {
  switch (schema.kind) {
    case "ref":
      return { mode: "all", schemas: [named(schema.target)] };
    case "intersection":
      return { mode: "all", schemas: schema.members };
    case "unevaluated":
      return { mode: "all", schemas: [schema.base] };
    case "union":
      return { mode: "one", schemas: schema.members };
    default:
      return undefined;
  }
}

/** Strings that an open enum does not list fit it too. */
function texts(a: Schema, b: Schema): boolean {
  if (a.kind !== "literal" || !a.open) return false;
  return b.kind === "literal"
    ? b.open || b.values.some((value) => typeof value === "string")
    : typeOf(b) === undefined || typeOf(b) === "string";
}

function refusesValue(schema: Schema, value: JsonValue): boolean {
  const type = typeOf(schema);
  if (schema.kind !== "literal") return type !== undefined && type !== typeOfValue(value);
  if (schema.open && typeof value === "string") return false;
  const text = JSON.stringify(value);
  return schema.values.every((listed) => {
    // Lists and objects are not compared as text, since the order of keys does not matter.
    return !isStructured(listed) && !isStructured(value) && JSON.stringify(listed) !== text;
  });
}

function isStructured(value: JsonValue): boolean {
  return typeof value === "object" && value !== null;
}

type Type = "null" | "boolean" | "number" | "string" | "array" | "object";

function typeOf({ kind }: Schema): Type | undefined {
  const types: readonly string[] = ["null", "boolean", "number", "string", "array", "object"];
  return types.includes(kind) ? (kind as Type) : undefined;
}

function typeOfValue(value: JsonValue): Type {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as Type;
}

/** A property that one of the two requires, but that no value fits in both. */
function objectsExclude(
  a: ObjectSchema,
  b: ObjectSchema,
  exclusive: (a: Schema, b: Schema) => boolean,
): boolean {
  return [...new Set([...a.required, ...b.required])].some((name) => {
    const [own, other] = [constraintOn(a, name), constraintOn(b, name)];
    if (own === undefined || other === undefined) {
      return own?.kind === "never" || other?.kind === "never";
    }
    return exclusive(own, other);
  });
}

/** What an object says of a property. A member of a oneof may be null, whatever its schema says. */
function constraintOn(object: ObjectSchema, name: string): Schema | undefined {
  if (nullableMembers(object).has(name)) return undefined;
  const declared = object.properties.find((property) => property.name === name);
  if (declared !== undefined) return declared.schema;
  return object.patternProperties.length > 0 ? undefined : object.additionalProperties;
}
