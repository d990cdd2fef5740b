import { ownValue, type JsonObject, type JsonValue } from "../../json/json.js";
import { extensionOf } from "../extensions.js";

/** What the caller wants of string enums: see `GenerateOptions.unknownEnumValues`. */
export type UnknownEnumValues = "open" | "closed" | "marked";

/**
 * Whether an enum accepts strings that it does not list, wherever it is received. The document's mark
 * decides; `open` speaks of the enums without one, `closed` of all; without a wish only marks count. An
 * enum of one value is a constant, and stays one unless it is marked.
 */
export function isOpenEnum(schema: JsonObject, wanted?: UnknownEnumValues): boolean {
  if (wanted === "closed") return false;
  // A constant beside an enum says which of its values it is.
  if (Object.hasOwn(schema, "const") && Object.hasOwn(schema, "enum")) return false;
  const marked = markOf(schema);
  if (marked !== undefined) return marked;
  const values = wanted === "open" ? ownValue(schema, "enum") : undefined;
  return Array.isArray(values) && values.length > 1 && isTextEnum(values as readonly JsonValue[]);
}

/** Whether the document itself says so; without a mark an enum is open in responses at most. */
export function isMarkedOpen(schema: JsonObject): boolean {
  return markOf(schema) === true;
}

function markOf(schema: JsonObject): boolean | undefined {
  const mark = extensionOf(schema, "x-extensible-enum");
  if (mark !== undefined) return mark !== false;
  const values = extensionOf(schema, "x-speakeasy-unknown-values");
  return values === undefined ? undefined : values === "allow";
}

/** Strings, and null beside them. */
export function isTextEnum(values: readonly JsonValue[]): boolean {
  return values.every((value) => value === null || typeof value === "string");
}
