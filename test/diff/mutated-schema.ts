import fc from "fast-check";
import { isJsonObject, type JsonObject, type JsonValue } from "../../generator/json/json.js";
import type { RawSchema } from "../differential/arbitrary-schema.js";
import { everySchema as anySchema } from "./every-keyword.js";

/** A schema, and what became of it in a later version. */
export interface SchemaPair {
  readonly before: RawSchema;
  readonly after: RawSchema;
}

/** Pairs that differ in one to three places, or in everything. */
export const schemaPair: fc.Arbitrary<SchemaPair> = fc.oneof(
  { weight: 6, arbitrary: anySchema.chain((before) => mutated(before)) },
  { weight: 1, arbitrary: fc.record({ before: anySchema, after: anySchema }) },
);

interface Mutation {
  readonly at: number;
  readonly key: number;
  readonly kind: "drop" | "take" | "replace" | "shift" | "shorten" | "lengthen" | "wrap";
  readonly donor: RawSchema;
}

const name = fc.constantFrom("a", "b", "c", "dd");
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 2 });
const count = fc.integer({ min: 0, max: 3 });
const typed: fc.Arbitrary<RawSchema> = fc
  .constantFrom("string", "integer", "object", "array")
  .map((type) => ({ type }));
const small = fc.oneof(typed, fc.boolean() as fc.Arbitrary<RawSchema>);
const named = fc.dictionary<RawSchema>(name, small, {
  minKeys: 1,
  maxKeys: 2,
  noNullPrototype: true,
});

/** Every keyword as likely as any other. */
const rules: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  minimum: count,
  maximum: count,
  exclusiveMinimum: count,
  exclusiveMaximum: count,
  multipleOf: fc.constantFrom(2, 3),
  minLength: count,
  maxLength: count,
  pattern: fc.constantFrom("^a", "[0-9]$"),
  minItems: count,
  maxItems: count,
  uniqueItems: fc.constant(true),
  items: small,
  prefixItems: fc.array(small, { minLength: 1, maxLength: 2 }),
  contains: typed,
  minProperties: count,
  maxProperties: count,
  properties: named,
  required: names,
  additionalProperties: small,
  patternProperties: fc.dictionary<RawSchema>(fc.constantFrom("^a", "b"), small, {
    minKeys: 1,
    noNullPrototype: true,
  }),
  propertyNames: fc.constantFrom<RawSchema>({ maxLength: 1 }, { pattern: "^a" }),
  dependentRequired: fc.dictionary(name, names, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
  dependentSchemas: named,
  unevaluatedProperties: small,
  unevaluatedItems: small,
  contentEncoding: fc.constantFrom("base64", "base64url"),
  contentMediaType: fc.constantFrom("application/json", "image/png"),
  contentSchema: small,
  format: fc.constantFrom("date", "int32", "password"),
  maxContains: count,
  not: small,
  type: fc.constantFrom("string", "integer", "number", "object", "array"),
  enum: fc.uniqueArray(fc.constantFrom(1, "a", "ab", true, null), { minLength: 1, maxLength: 3 }),
};

const rule: fc.Arbitrary<RawSchema> = fc
  .constantFrom(...Object.entries(rules))
  .chain(([keyword, values]) => values.map((value) => ({ [keyword]: value }) as RawSchema));

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(1000),
  key: fc.nat(1000),
  kind: fc.constantFrom(
    "drop",
    "take",
    "take",
    "take",
    "replace",
    "shift",
    "shorten",
    "lengthen",
    "wrap",
  ),
  donor: fc.oneof(rule, anySchema),
});

function mutated(before: RawSchema): fc.Arbitrary<SchemaPair> {
  const several = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(mutation) },
    { weight: 1, arbitrary: fc.array(mutation, { minLength: 2, maxLength: 3 }) },
  );
  return fc.record({ mutations: several, turned: fc.boolean() }).map(({ mutations, turned }) => {
    const after = (mutations as readonly Mutation[]).reduce<JsonValue>(mutate, before as JsonValue);
    // Which way it changed is as good as the other one.
    const [first, second] = turned ? [after, before] : [before, after];
    return { before: first as RawSchema, after: second as RawSchema };
  });
}

/** Applies the mutation to one of the schemas in `root`. */
function mutate(root: JsonValue, change: Mutation): JsonValue {
  const places = schemaPlaces(root);
  const place = places[change.at % places.length] ?? [];
  return replaceAt(root, place, (schema) => changed(schema, change));
}

function changed(schema: JsonValue, { key, kind, donor }: Mutation): JsonValue {
  if (!isJsonObject(schema) || kind === "replace") return donor as JsonValue;
  const keys = Object.keys(schema);
  const own = keys[key % Math.max(1, keys.length)] ?? "type";
  const value = schema[own];
  switch (kind) {
    case "drop":
      return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== own));
    case "take": {
      if (!isJsonObject(donor)) return schema;
      const given = Object.keys(donor);
      const taken = given[key % Math.max(1, given.length)];
      if (taken === undefined) return schema;
      // Of `const` and `enum` side by side the model takes the first only.
      const { const: _const, enum: _enum, ...rest } = schema;
      const kept = taken === "const" || taken === "enum" ? rest : schema;
      return { ...kept, [taken]: donor[taken] ?? null };
    }
    case "shift":
      if (typeof value !== "number" || own === "const") return schema;
      return {
        ...schema,
        [own]: own === "multipleOf" ? value * 2 : Math.max(0, value + (key % 2 ? 1 : -1)),
      };
    case "shorten":
      return Array.isArray(value) && value.length > 1
        ? { ...schema, [own]: value.slice(1) }
        : schema;
    case "lengthen":
      return lengthened(schema, own, donor as JsonValue);
    case "wrap":
      return { anyOf: [schema, { type: "null" }] };
    default:
      return kind satisfies never;
  }
}

function lengthened(schema: JsonObject, own: string, donor: JsonValue): JsonValue {
  const value = schema[own];
  if (!Array.isArray(value)) return schema;
  const list: readonly JsonValue[] = value;
  if (["anyOf", "oneOf", "allOf", "prefixItems"].includes(own))
    return { ...schema, [own]: [...list, donor] };
  if (own === "enum") return { ...schema, enum: [...list, "added"] };
  if (own === "required") return { ...schema, required: [...new Set([...list, "a"])] };
  return schema;
}

const lists = ["anyOf", "oneOf", "allOf", "prefixItems"];
const maps = ["properties", "patternProperties", "dependentSchemas"];
const ones = [
  "items",
  "additionalProperties",
  "propertyNames",
  "contains",
  "unevaluatedProperties",
  "unevaluatedItems",
  "not",
  "if",
  "then",
  "else",
];

type Way = readonly (string | number)[];

function schemaPlaces(schema: JsonValue, way: Way = []): Way[] {
  if (!isJsonObject(schema)) return [way];
  const inner = Object.entries(schema).flatMap(([key, value]): Way[] => {
    const below = (step: string | number, child: JsonValue) =>
      schemaPlaces(child, [...way, key, step]);
    if (lists.includes(key) && Array.isArray(value))
      return (value as readonly JsonValue[]).flatMap((child, index) => below(index, child));
    if (maps.includes(key) && isJsonObject(value))
      return Object.entries(value).flatMap(([name, child]) => below(name, child));
    return ones.includes(key) ? schemaPlaces(value, [...way, key]) : [];
  });
  return [way, ...inner];
}

function replaceAt(value: JsonValue, way: Way, make: (value: JsonValue) => JsonValue): JsonValue {
  const [step, ...rest] = way;
  if (step === undefined) return make(value);
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    return items.map((item, index) => (index === step ? replaceAt(item, rest, make) : item));
  }
  if (!isJsonObject(value)) return value;
  const child = value[step] ?? null;
  return { ...value, [step]: replaceAt(child, rest, make) };
}
