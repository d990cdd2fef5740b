import { isJsonObject, ownValue, type JsonValue } from "../../json/json.js";
import { followed } from "../../json/reference.js";
import type { SchemaContext } from "../context.js";
import type { Discriminator, OtherTag } from "../../model/model.js";
import { isMarkedOpen, isOpenEnum } from "../schemas/open-enum.js";
import { listedTexts, type TagView } from "./tag-view.js";

/**
 * Constraints that the default member puts on the discriminator property; undefined where its value need
 * not be a string.
 */
export function otherTag(
  view: TagView,
  property: string,
  mapping: Discriminator["mapping"],
  context: SchemaContext,
): OtherTag | undefined {
  const declared = (view.properties.get(property) ?? []).map((schema) =>
    followed(schema, context.document),
  );
  const required = view.required.has(property);
  const listed = declared.map((schema) => closedTexts(schema, context)).find(isFilled);
  if (listed !== undefined) {
    const mapped = new Set(mapping.map(({ value }) => value));
    return { required, values: listed.filter((value) => !mapped.has(value)) };
  }
  return declared.some(isString) ? { required } : undefined;
}

/** The strings that the schema lists, if no other values are possible in this direction. */
function closedTexts(schema: JsonValue | undefined, context: SchemaContext): readonly string[] {
  if (!isJsonObject(schema) || ownValue(schema, "nullable") === true) return [];
  const { side, unknownEnumValues } = context;
  const isOpen = side !== "request" && isOpenEnum(schema, unknownEnumValues);
  if (isOpen && (side === "response" || isMarkedOpen(schema))) return [];
  return listedTexts(schema);
}

function isFilled(values: readonly string[]): boolean {
  return values.length > 0;
}

function isString(schema: JsonValue | undefined): boolean {
  if (!isJsonObject(schema) || ownValue(schema, "nullable") === true) return false;
  return ownValue(schema, "type") === "string";
}
