import fc from "fast-check";
import { isJsonObject, type JsonValue } from "../../generator/json/json.js";
import { anyValue, type RawSchema } from "./arbitrary-schema.js";

/** Values that the schema speaks of: mostly close to valid, sometimes anything. */
export function valueNear(schema: JsonValue, depth = 3): fc.Arbitrary<JsonValue> {
  if (!isJsonObject(schema) || depth === 0) return anyValue;
  const near = [...fromLiterals(schema), ...fromObject(schema, depth), ...fromArray(schema, depth)];
  const members = ["allOf", "anyOf", "oneOf"].flatMap((key) => itemsOf(schema[key]));
  const branches = ["if", "then", "else", "not"].flatMap((key) => schema[key] ?? []);
  const parts = [...members, ...branches].map((part) => valueNear(part, depth - 1));
  return fc.oneof({ withCrossShrink: true }, anyValue, ...near, ...near, ...parts);
}

function fromLiterals(schema: Exclude<RawSchema, boolean>): fc.Arbitrary<JsonValue>[] {
  const literals = [
    ...itemsOf(schema["enum"]),
    ...("const" in schema ? [schema["const"] ?? null] : []),
  ];
  return literals.length === 0 ? [] : [fc.constantFrom(...literals)];
}

function fromObject(schema: Exclude<RawSchema, boolean>, depth: number): fc.Arbitrary<JsonValue>[] {
  const properties = schema["properties"];
  if (!isJsonObject(properties)) return [];
  const known = Object.fromEntries(
    Object.entries(properties).map(([key, part]) => [key, valueNear(part, depth - 1)]),
  );
  return [fc.record(known, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<JsonValue>];
}

function fromArray(schema: Exclude<RawSchema, boolean>, depth: number): fc.Arbitrary<JsonValue>[] {
  const parts = [schema["items"], schema["contains"], ...itemsOf(schema["prefixItems"])];
  const items = parts.flatMap((part) => (part === undefined ? [] : [valueNear(part, depth - 1)]));
  return items.length === 0 ? [] : [fc.array(fc.oneof(...items), { maxLength: 4 })];
}

function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}
