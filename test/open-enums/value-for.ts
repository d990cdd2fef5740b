import fc from "fast-check";
import { isJsonObject, type JsonValue } from "../../generator/json/json.js";
import { names, texts, type RawSchema } from "./enum-schema.js";

type Shared = Readonly<Record<string, RawSchema>>;

/** Mostly values that some enum lists; seldom one that none does. */
const text = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom<JsonValue>(...texts) },
  { weight: 1, arbitrary: fc.constantFrom<JsonValue>("new", "", "xnew", null, 1) },
);

const anything: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    text,
    fc.array(tie("value"), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom(...names, "x"), tie("value"), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value;

/** Values that the schema speaks of: most fit, or nearly. */
export function valueFor(schema: JsonValue, shared: Shared, depth = 5): fc.Arbitrary<JsonValue> {
  if (!isJsonObject(schema) || depth === 0) return anything;
  const inner = (part: JsonValue): fc.Arbitrary<JsonValue> => valueFor(part, shared, depth - 1);
  const target = typeof schema["$ref"] === "string" ? schema["$ref"].split("/").at(-1) : undefined;
  const listed = listOf(schema["const"] === undefined ? schema["enum"] : [schema["const"]]);
  const applied = ["allOf", "anyOf", "oneOf"].flatMap((key) => listOf(schema[key]));
  const branches = ["if", "then", "else", "not"].flatMap((key) => schema[key] ?? []);
  const dependent = Object.values(mapOf(schema["dependentSchemas"]));
  const near = [
    ...(target === undefined ? [] : [inner(shared[target] ?? true)]),
    ...(listed.length === 0 ? [] : [fc.constantFrom(...listed)]),
    ...[...applied, ...branches, ...dependent].map(inner),
    ...objectFor(schema, inner),
    ...arrayFor(schema, inner),
  ];
  const rare = { weight: 1, arbitrary: anything };
  return fc.oneof(
    { withCrossShrink: true },
    rare,
    ...near.map((arbitrary) => ({ weight: 5, arbitrary })),
  );
}

type Inner = (part: JsonValue) => fc.Arbitrary<JsonValue>;

/** Of what all parts together say of each property, one that is asked for. */
function objectFor(schema: JsonValue, inner: Inner): fc.Arbitrary<JsonValue>[] {
  const found = new Map<string, JsonValue[]>();
  collectProperties(schema, found);
  const rest = ["additionalProperties", "unevaluatedProperties"].flatMap((key) =>
    isJsonObject(schema) ? (schema[key] ?? []) : [],
  );
  if (found.size === 0 && rest.length === 0) return [];
  const keys = rest.length === 0 ? [...found.keys()] : [...new Set([...found.keys(), ...names])];
  const entries = keys.map((key) => {
    const parts = [...(found.get(key) ?? []), ...rest];
    return [key, fc.oneof(...parts.map(inner))] as const;
  });
  const record = fc.record(Object.fromEntries(entries), {
    requiredKeys: [],
    noNullPrototype: true,
  });
  return [record as fc.Arbitrary<JsonValue>];
}

function collectProperties(schema: JsonValue, found: Map<string, JsonValue[]>): void {
  if (!isJsonObject(schema)) return;
  for (const [key, part] of Object.entries(mapOf(schema["properties"]))) {
    found.set(key, [...(found.get(key) ?? []), part]);
  }
  for (const key of ["allOf", "anyOf", "oneOf"]) {
    for (const part of listOf(schema[key])) collectProperties(part, found);
  }
  for (const key of ["if", "then", "else"]) collectProperties(schema[key] ?? true, found);
}

function arrayFor(schema: JsonValue, inner: Inner): fc.Arbitrary<JsonValue>[] {
  if (!isJsonObject(schema)) return [];
  const parts = ["items", "contains", "unevaluatedItems"].flatMap((key) => schema[key] ?? []);
  const all = [...parts, ...listOf(schema["prefixItems"])];
  return all.length === 0 ? [] : [fc.array(fc.oneof(...all.map(inner)), { maxLength: 3 })];
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function mapOf(value: JsonValue | undefined): Readonly<Record<string, JsonValue>> {
  return value !== undefined && isJsonObject(value) ? value : {};
}
