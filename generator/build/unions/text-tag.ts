import {
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { followed } from "../../json/reference.js";
import { listedTexts, tagView, type TagView } from "./tag-view.js";

/** Whether the base declares the tag as a string. */
export function isTextTag(base: Pointer, property: string, document: JsonObject): boolean {
  const view = tagView({ $ref: base }, { document, dialect: { refSiblings: true } });
  return (view.properties.get(property) ?? []).some((schema) => isText(schema, document));
}

/** Whether the member allows no string for the tag, but a number, for example. */
export function refusesText(
  { properties }: TagView,
  property: string,
  document: JsonObject,
): boolean {
  return (properties.get(property) ?? []).some((schema) => {
    const target = resolved(schema, document);
    if (target === undefined) return false;
    const [type, constant, values] = ["type", "const", "enum"].map((key) => ownValue(target, key));
    const listed = constant === undefined ? values : [constant];
    const isListed = Array.isArray(listed) && listed.length > 0;
    if (isListed && listed.every((value) => typeof value !== "string")) return true;
    return type !== undefined && ![type].flat().includes("string");
  });
}

function isText(schema: JsonValue, document: JsonObject): boolean {
  const target = resolved(schema, document);
  if (target === undefined || ownValue(target, "nullable") === true) return false;
  return ownValue(target, "type") === "string" || listedTexts(target).length > 0;
}

function resolved(schema: JsonValue, document: JsonObject): JsonObject | undefined {
  const target = followed(schema, document);
  return isJsonObject(target) ? target : undefined;
}
