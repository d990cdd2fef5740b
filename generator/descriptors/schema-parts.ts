import {
  isJsonArray,
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
} from "../json/json.js";
import { minorVersion } from "../build/minor-version.js";
import {
  placesTogether,
  type SchemaScope,
  type Together,
} from "../build/schemas/schemas-together.js";
import { formatPointer } from "../json/pointer.js";
import type { ProtoField, ProtoMessage } from "./descriptor-facts.js";
import type { Path } from "./overlay.js";

/** A schema object and its place. */
export interface SchemaPlace {
  readonly path: Path;
  readonly schema: JsonObject;
}

/** The document, and what its version means. */
export function scopeOf(root: JsonObject): SchemaScope {
  return { document: root, dialect: { refSiblings: minorVersion(root) !== "3.0" } };
}

/** The schema and the schemas of its `allOf` that stand in place: together they declare a message. */
export function partsOf({ path, schema }: SchemaPlace): SchemaPlace[] {
  const all = listOf(schema, "allOf").flatMap((item, index) =>
    isJsonObject(item) && !Object.hasOwn(item, "$ref")
      ? partsOf({ path: [...path, "allOf", String(index)], schema: item })
      : [],
  );
  return [{ path, schema }, ...all];
}

/** The alternatives of `oneOf` or `anyOf` that stand in place. */
export function armsOf({ path, schema }: SchemaPlace, keyword: "oneOf" | "anyOf"): SchemaPlace[] {
  return listOf(schema, keyword).flatMap((arm, index) =>
    isJsonObject(arm) ? [{ path: [...path, keyword, String(index)], schema: arm }] : [],
  );
}

export function listOf(schema: JsonObject, keyword: string): readonly JsonValue[] {
  return itemsOf(ownValue(schema, keyword));
}

export function textsOf(schema: JsonObject, keyword: string): readonly string[] {
  return listOf(schema, keyword).filter((item) => typeof item === "string");
}

export function propertiesOf(schema: JsonObject): JsonObject {
  const value = ownValue(schema, "properties");
  return isJsonObject(value) ? value : {};
}

/** The schema with all that holds together with it, also behind references. */
export function placesAround({ path, schema }: SchemaPlace, scope: SchemaScope): Together[] {
  return [...placesTogether({ value: schema, pointer: formatPointer(path) }, scope)];
}

/** Every property that the schema, what holds together with it, and their alternatives declare. */
export function declaredNames(place: SchemaPlace, scope: SchemaScope): Set<string> {
  const parts = placesAround(place, scope).map(({ value }) => ({ path: [], schema: value }));
  const arms = parts.flatMap((part) => [...armsOf(part, "oneOf"), ...armsOf(part, "anyOf")]);
  return new Set([...parts, ...arms].flatMap(({ schema }) => Object.keys(propertiesOf(schema))));
}

/** Whether it is the schema of objects at all, and not another name of one. */
export function isObjectSchema(place: SchemaPlace, scope: SchemaScope): boolean {
  const type = ownValue(place.schema, "type");
  const types = isJsonArray(type) ? type : [type];
  if (type !== undefined) return types.includes("object");
  if (Object.hasOwn(place.schema, "$ref")) return false;
  return placesAround(place, scope).some(({ value }) => Object.hasOwn(value, "properties"));
}

/** The field behind a property, by its name in JSON or the one of the `.proto` file. */
export function fieldsByName({ fields }: ProtoMessage): Map<string, ProtoField> {
  const byName = new Map(fields.map((field) => [field.name, field]));
  for (const field of fields) byName.set(field.jsonName, field);
  return byName;
}

/** What the document calls a field. */
export function nameOf({ jsonName, name }: ProtoField, properties: JsonObject): string | undefined {
  return [jsonName, name].find((one) => Object.hasOwn(properties, one));
}

/** The schema of one value of a field; undefined where it does not say what the values are. */
export function valuesOf(
  { path, schema }: SchemaPlace,
  field: ProtoField,
): SchemaPlace | undefined {
  if (field.shape === "one") return { path, schema };
  const keyword = field.shape === "list" ? "items" : "additionalProperties";
  const inner = ownValue(schema, keyword);
  return isJsonObject(inner) ? { path: [...path, keyword], schema: inner } : undefined;
}
