import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../../json/json.js";
import { valueAt } from "../../json/pointer.js";
import type { SchemaContext } from "../context.js";
import { extensionOf } from "../extensions.js";

/** Keywords whose schemas apply to the same value, and may leave its type to the schema around them. */
const inPlace = ["allOf", "anyOf", "oneOf", "not", "if"];

/** At most this many parts are examined, so that hostile documents do not take long. */
const mostParts = 64;

/**
 * Whether a schema accepts only objects, by its `type`, by `$ref`, or in `allOf`. Schemas inside it without
 * a type then apply to objects only.
 */
export function onlyObjects(
  schema: JsonObject,
  { document, dialect }: Pick<SchemaContext, "document" | "dialect">,
): boolean {
  if (!inPlace.some((keyword) => Object.hasOwn(schema, keyword))) return false;
  const seen = new Set<JsonValue>();
  const queue: (JsonValue | undefined)[] = [schema];
  while (queue.length > 0 && seen.size < mostParts) {
    const part = queue.shift();
    if (!isJsonObject(part) || seen.has(part)) continue;
    seen.add(part);
    // A nullable part also accepts null, so it does not count.
    if (isNullable(part)) continue;
    const reference = ownValue(part, "$ref");
    if (typeof reference === "string") queue.push(valueAt(document, reference));
    if (typeof reference === "string" && !dialect.refSiblings) continue;
    if (isObjectType(ownValue(part, "type"))) return true;
    const all = ownValue(part, "allOf");
    if (Array.isArray(all)) queue.push(...(all as readonly JsonValue[]));
  }
  return false;
}

function isNullable(part: JsonObject): boolean {
  return ownValue(part, "nullable") === true || extensionOf(part, "x-nullable") === true;
}

function isObjectType(type: JsonValue | undefined): boolean {
  return Array.isArray(type) ? type.length === 1 && type[0] === "object" : type === "object";
}
