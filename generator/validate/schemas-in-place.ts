import { isJsonObject, itemsOf, ownValue, type JsonObject, type JsonValue } from "../json/json.js";
import { followed } from "../json/reference.js";

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
    queue.push(followed(schema, document));
    for (const key of inPlaceLists) queue.push(...itemsOf(ownValue(schema, key)));
    for (const key of inPlaceSchemas) queue.push(ownValue(schema, key));
  }
}
