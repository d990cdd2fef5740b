import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../json/json.js";
import { normalizePointer, valueAt } from "../json/pointer.js";

/** Keywords whose schemas apply to the same value. */
export const inPlaceLists: readonly string[] = ["allOf", "anyOf", "oneOf"];
export const inPlaceSchemas: readonly string[] = ["if", "then", "else", "not"];

/** The schemas, and all others that apply to the same value: targets of references, and parts. */
export function* schemasInPlace(
  schemas: readonly (JsonValue | undefined)[],
  document: JsonObject,
): Generator<JsonObject> {
  const seen = new Set<JsonValue>();
  const queue = [...schemas];
  while (queue.length > 0) {
    const schema = queue.pop();
    if (!isJsonObject(schema) || seen.has(schema)) continue;
    seen.add(schema);
    yield schema;
    const reference = ownValue(schema, "$ref");
    if (typeof reference === "string") queue.push(valueAt(document, normalizePointer(reference)));
    for (const key of inPlaceLists) {
      const members = ownValue(schema, key);
      if (Array.isArray(members)) queue.push(...(members as readonly JsonValue[]));
    }
    for (const key of inPlaceSchemas) queue.push(ownValue(schema, key));
  }
}
