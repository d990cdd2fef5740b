import { isJsonObject, type JsonValue } from "../../generator/json/json.js";
import type { RawSchema } from "../differential/arbitrary-schema.js";

/** Keywords under which other values stand: each of them is closed by itself. */
const ones = ["items", "additionalProperties", "unevaluatedItems", "unevaluatedProperties"];
const lists = ["prefixItems"];
const maps = ["properties", "patternProperties"];
/** Keywords under which the same value stands: it is closed from outside. */
const inPlaceLists = ["allOf", "anyOf", "oneOf"];
const inPlaceOnes = ["then", "else"];

/**
 * What a sender sends: no property that nothing in the schema speaks of. An object of which the schema
 * says nothing may hold anything. References are left as they are, and what they lead to is open.
 */
export function closed(schema: RawSchema): RawSchema {
  const inner = closedInside(schema as JsonValue);
  if (!isJsonObject(inner) || !speaksOfProperties(inner)) return inner as RawSchema;
  // The document speaks of all other properties itself.
  if ("unevaluatedProperties" in inner) return inner as RawSchema;
  return { ...inner, unevaluatedProperties: false };
}

function closedInside(schema: JsonValue): JsonValue {
  if (!isJsonObject(schema)) return schema;
  const entries = Object.entries(schema).map(([key, value]): [string, JsonValue] => {
    const each = (list: JsonValue, make: (child: JsonValue) => JsonValue): JsonValue =>
      Array.isArray(list) ? (list as readonly JsonValue[]).map(make) : list;
    const close = (child: JsonValue): JsonValue => closed(child as RawSchema) as JsonValue;
    if (ones.includes(key)) return [key, close(value)];
    if (lists.includes(key)) return [key, each(value, close)];
    if (inPlaceLists.includes(key)) return [key, each(value, closedInside)];
    if (inPlaceOnes.includes(key)) return [key, closedInside(value)];
    if (maps.includes(key) && isJsonObject(value)) {
      return [
        key,
        Object.fromEntries(Object.entries(value).map(([name, child]) => [name, close(child)])),
      ];
    }
    return [key, value];
  });
  return Object.fromEntries(entries);
}

function speaksOfProperties(schema: JsonValue): boolean {
  if (!isJsonObject(schema)) return false;
  const own = ["properties", "patternProperties"].some((key) => {
    const value = schema[key];
    return isJsonObject(value) && Object.keys(value).length > 0;
  });
  const parts = [...inPlaceLists, ...inPlaceOnes, "if"].flatMap((key) => schema[key] ?? []);
  return own || "$ref" in schema || parts.some(speaksOfProperties);
}
