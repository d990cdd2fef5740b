import {
  isJsonArray,
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import { isOpenEnum } from "../schemas/open-enum.js";
import { schemasTogether, type SchemaScope } from "../schemas/schemas-together.js";

/** The properties of a member of a union: its own, by `$ref`, and in `allOf`. */
export interface TagView {
  /** Some part accepts objects only, or objects and null. */
  isObject: boolean;
  /** Some part accepts no objects, such as an array. */
  isOther: boolean;
  readonly required: Set<string>;
  /** By property, the schemas of all parts that declare it; a value must fit all of them. */
  readonly properties: Map<string, JsonValue[]>;
}

export function tagView(member: JsonValue, context: SchemaScope): TagView {
  const view: TagView = {
    isObject: false,
    isOther: false,
    required: new Set(),
    properties: new Map(),
  };
  for (const part of schemasTogether(member, context)) addPart(part, view);
  return view;
}

function addPart(part: JsonObject, view: TagView): void {
  const type = ownValue(part, "type");
  if (isObjectType(type)) view.isObject = true;
  else if (type !== undefined && !typesOf(type).includes("object")) view.isOther = true;
  for (const name of itemsOf(ownValue(part, "required"))) {
    if (typeof name === "string") view.required.add(name);
  }
  const properties = ownValue(part, "properties");
  if (!isJsonObject(properties)) return;
  for (const [name, schema] of Object.entries(properties)) {
    view.properties.set(name, [...(view.properties.get(name) ?? []), schema]);
  }
}

/** Null is allowed here, since it has no tag and is handled separately. */
function isObjectType(type: JsonValue | undefined): boolean {
  const types = typesOf(type);
  return types.includes("object") && types.every((name) => name === "object" || name === "null");
}

function typesOf(type: JsonValue | undefined): readonly JsonValue[] {
  return typeof type === "string" ? [type] : itemsOf(type);
}

/** The strings that a schema lists, where these are all that it accepts. */
export function listedTexts(schema: JsonObject): string[] {
  if (isOpenEnum(schema)) return [];
  const constant = ownValue(schema, "const");
  const values = constant === undefined ? ownValue(schema, "enum") : [constant];
  if (!isJsonArray(values)) return [];
  const texts = values.filter((value) => typeof value === "string");
  return texts.length === values.length ? texts : [];
}
