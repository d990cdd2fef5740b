import type { JsonValue } from "../json/json.js";

/** The types of JSON Schema (core, 4.2.1); `integer` is a number without a fraction. */
export const jsonTypes = ["null", "boolean", "number", "string", "array", "object"] as const;

export type JsonType = (typeof jsonTypes)[number] | "integer";

export function isJsonType(text: string): text is JsonType {
  return text === "integer" || (jsonTypes as readonly string[]).includes(text);
}

export function matchesType(value: JsonValue, type: JsonType): boolean {
  if (type === "integer") return Number.isInteger(value);
  return typeOf(value) === type;
}

function typeOf(value: JsonValue): (typeof jsonTypes)[number] {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as "boolean" | "number" | "string" | "object";
}
