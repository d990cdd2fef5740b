import { isJsonObject, ownValue, type JsonObject, type JsonValue, type Pointer } from "./json.js";
import { normalizePointer, valueAt } from "./pointer.js";

/**
 * References within one document, as they are once it is bundled: fragments of its own URI (JSON Schema
 * core, 8.2.3.1; OpenAPI 3.1, 4.8.23).
 */

/** The text of `$ref`; undefined where the value is no object, or its `$ref` no string. */
export function referenceOf(value: JsonValue | undefined): string | undefined {
  const text = isJsonObject(value) ? ownValue(value, "$ref") : undefined;
  return typeof text === "string" ? text : undefined;
}

/** The place to which a reference leads. */
export function referencedPlace(value: JsonValue | undefined): Pointer | undefined {
  const text = referenceOf(value);
  return text === undefined ? undefined : normalizePointer(text);
}

/** What stands at the place to which a reference leads; of any other value itself. One step only. */
export function followed(
  value: JsonValue | undefined,
  document: JsonObject,
): JsonValue | undefined {
  const text = referenceOf(value);
  return text === undefined ? value : valueAt(document, text);
}
