import {
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../load/json.js";
import { valueAt } from "../load/pointer.js";
import { listedTexts, tagView } from "./tag-view.js";

/** The base declares the tag as a string, so that it has values that stand for schemas. */
export function isTextTag(base: Pointer, property: string, document: JsonObject): boolean {
  const view = tagView({ $ref: base }, { document, dialect: { refSiblings: true } });
  return (view.properties.get(property) ?? []).some((schema) => isText(schema, document));
}

function isText(schema: JsonValue, document: JsonObject): boolean {
  if (!isJsonObject(schema)) return false;
  const reference = ownValue(schema, "$ref");
  const meant = typeof reference === "string" ? valueAt(document, reference) : schema;
  if (!isJsonObject(meant) || ownValue(meant, "nullable") === true) return false;
  return ownValue(meant, "type") === "string" || listedTexts(meant).length > 0;
}
