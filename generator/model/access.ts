import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../json/json.js";
import { followed } from "../json/reference.js";
import type { Side } from "./model.js";

/** Set by the server, and not sent in requests (OpenAPI 3.1, 4.8.24; JSON Schema validation, 9.4). */
export function isReadOnly(schema: JsonValue | undefined, document: JsonObject): boolean {
  return isMarked(schema, "readOnly", document);
}

/** Sent in requests only, such as a password. */
export function isWriteOnly(schema: JsonValue | undefined, document: JsonObject): boolean {
  return isMarked(schema, "writeOnly", document);
}

/** Whether a property with this schema does not travel in a direction: read-only ones in requests, write-only ones in responses. */
export function isLeftOut(
  schema: JsonValue | undefined,
  side: Side,
  document: JsonObject,
): boolean {
  if (side === "both") return false;
  return side === "request" ? isReadOnly(schema, document) : isWriteOnly(schema, document);
}

/** Whether the property has the mark, or the schema that it refers to. */
function isMarked(schema: JsonValue | undefined, mark: string, document: JsonObject): boolean {
  if (!isJsonObject(schema)) return false;
  if (ownValue(schema, mark) === true) return true;
  const target = followed(schema, document);
  return isJsonObject(target) && ownValue(target, mark) === true;
}
