import { isJsonArray, ownValue, type JsonObject, type JsonValue } from "../../json/json.js";
import { extensionOf } from "../extensions.js";

/** See `GenerateOptions.unknownEnumValues`. */
export type UnknownEnumValues = "open" | "closed" | "marked";

/**
 * Whether an enum accepts unknown strings where it is received. The document's mark decides; `open` opens
 * enums without a mark, `closed` closes all, and by default only marks count. An enum of one value is a
 * constant, and is closed unless it is marked.
 */
export function isOpenEnum(schema: JsonObject, wanted?: UnknownEnumValues): boolean {
  if (wanted === "closed") return false;
  // `const` beside `enum` selects one of its values.
  if (Object.hasOwn(schema, "const") && Object.hasOwn(schema, "enum")) return false;
  const marked = markOf(schema);
  if (marked !== undefined) return marked;
  const values = wanted === "open" ? ownValue(schema, "enum") : undefined;
  return isJsonArray(values) && values.length > 1 && isTextEnum(values);
}

/** Whether the document marks the enum as open. */
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
