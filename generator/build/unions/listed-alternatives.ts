import {
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { normalizePointer } from "../../json/pointer.js";

/** The targets of `oneOf` or `anyOf`; empty where these contain other schemas than references. */
export function alternativesOf(schema: JsonValue | undefined): readonly Pointer[] | undefined {
  const members = isJsonObject(schema)
    ? (ownValue(schema, "oneOf") ?? ownValue(schema, "anyOf"))
    : undefined;
  if (members === undefined) return undefined;
  const items = Array.isArray(members) ? (members as readonly JsonValue[]) : [];
  const references = items.flatMap((member) => {
    const reference = isJsonObject(member) ? ownValue(member, "$ref") : undefined;
    return typeof reference === "string" ? [normalizePointer(reference)] : [];
  });
  return references.length === items.length ? references : [];
}

/** The schema without the list of its subtypes. */
export function withoutAlternatives(schema: JsonObject): JsonObject {
  const { oneOf: _oneOf, anyOf: _anyOf, ...rest } = schema;
  return rest;
}
