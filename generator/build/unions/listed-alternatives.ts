import {
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { referencedPlace } from "../../json/reference.js";

/** The targets of `oneOf` or `anyOf`; empty where these contain other schemas than references. */
export function alternativesOf(schema: JsonValue | undefined): readonly Pointer[] | undefined {
  const members = isJsonObject(schema)
    ? (ownValue(schema, "oneOf") ?? ownValue(schema, "anyOf"))
    : undefined;
  if (members === undefined) return undefined;
  const items = itemsOf(members);
  const references = items.flatMap((member) => referencedPlace(member) ?? []);
  return references.length === items.length ? references : [];
}

/** The schema without the list of its subtypes. */
export function withoutAlternatives(schema: JsonObject): JsonObject {
  const { oneOf: _oneOf, anyOf: _anyOf, ...rest } = schema;
  return rest;
}
