import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../../json/json.js";
import { valueAt } from "../../json/pointer.js";
import type { Dialect, SchemaContext } from "../context.js";
import { isOpenEnum } from "../schemas/open-enum.js";

/** What a member of a union says of its properties: itself, by `$ref`, and in `allOf`. */
export interface TagView {
  /** Some part of it says that only objects fit, or null. */
  isObject: boolean;
  /** Some part of it says that no object fits: a list, say. */
  isOther: boolean;
  readonly required: Set<string>;
  /** Every schema that a part gives the property; all of them hold. */
  readonly properties: Map<string, JsonValue[]>;
}

interface TagDialect {
  readonly dialect: Pick<Dialect, "refSiblings">;
}

/** Parts that are looked at: enough for people, and bounded for everyone else. */
const mostParts = 64;

export function tagView(
  member: JsonValue,
  { document, dialect }: Pick<SchemaContext, "document"> & TagDialect,
): TagView {
  const view: TagView = {
    isObject: false,
    isOther: false,
    required: new Set(),
    properties: new Map(),
  };
  const seen = new Set<JsonValue>();
  const queue: (JsonValue | undefined)[] = [member];
  while (queue.length > 0 && seen.size < mostParts) {
    const part = queue.shift();
    if (!isJsonObject(part) || seen.has(part)) continue;
    seen.add(part);
    const reference = ownValue(part, "$ref");
    if (typeof reference === "string") queue.push(valueAt(document, reference));
    if (typeof reference === "string" && !dialect.refSiblings) continue;
    addPart(part, view);
    queue.push(...itemsOf(ownValue(part, "allOf")));
  }
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

/** Null may be accepted beside objects: it has no tag, and is looked for by itself. */
function isObjectType(type: JsonValue | undefined): boolean {
  const types = typesOf(type);
  return types.includes("object") && types.every((name) => name === "object" || name === "null");
}

function typesOf(type: JsonValue | undefined): readonly JsonValue[] {
  return typeof type === "string" ? [type] : itemsOf(type);
}

function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

/** The strings that a schema lists, where these are all that it accepts. */
export function listedTexts(schema: JsonObject): string[] {
  if (isOpenEnum(schema)) return [];
  const constant = ownValue(schema, "const");
  const values = constant === undefined ? ownValue(schema, "enum") : [constant];
  if (!Array.isArray(values)) return [];
  const texts = (values as readonly JsonValue[]).filter((value) => typeof value === "string");
  return texts.length === values.length ? texts : [];
}
