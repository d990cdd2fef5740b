import { ownValue, type JsonObject, type JsonValue } from "../../json/json.js";
import { extensionOf } from "../extensions.js";
import { schemasTogether, type SchemaScope } from "./schemas-together.js";

/** Keywords whose schemas apply to the same value, and may leave its type to the schema around them. */
const inPlace = ["allOf", "anyOf", "oneOf", "not", "if"];

/**
 * Whether a schema accepts only objects, by its `type`, by `$ref`, or in `allOf`. Schemas inside it without
 * a type then apply to objects only.
 */
export function onlyObjects(schema: JsonObject, scope: SchemaScope): boolean {
  if (!inPlace.some((keyword) => Object.hasOwn(schema, keyword))) return false;
  // A nullable part also accepts null, so it does not count.
  for (const part of schemasTogether(schema, scope, { leavesOut: isNullable })) {
    if (isObjectType(ownValue(part, "type"))) return true;
  }
  return false;
}

function isNullable(part: JsonObject): boolean {
  return ownValue(part, "nullable") === true || extensionOf(part, "x-nullable") === true;
}

function isObjectType(type: JsonValue | undefined): boolean {
  return Array.isArray(type) ? type.length === 1 && type[0] === "object" : type === "object";
}
