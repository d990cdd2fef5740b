import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../json/json.js";
import { valueAt } from "../json/pointer.js";

/** The server sets it; it is not sent in a request (OpenAPI 3.1, 4.8.24; JSON Schema validation, 9.4). */
export function isReadOnly(schema: JsonValue | undefined, document: JsonObject): boolean {
  return isMarked(schema, "readOnly", document);
}

/** Sent in requests only: a password. */
export function isWriteOnly(schema: JsonValue | undefined, document: JsonObject): boolean {
  return isMarked(schema, "writeOnly", document);
}

/** Marked where the property stands, or at the schema that it is a mere reference to. */
function isMarked(schema: JsonValue | undefined, mark: string, document: JsonObject): boolean {
  if (!isJsonObject(schema)) return false;
  if (ownValue(schema, mark) === true) return true;
  const reference = ownValue(schema, "$ref");
  const target = typeof reference === "string" ? valueAt(document, reference) : undefined;
  return isJsonObject(target) && ownValue(target, mark) === true;
}
