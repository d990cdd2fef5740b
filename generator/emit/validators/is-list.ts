import type { NamedSchema, ObjectSchema, Schema } from "../../model/model.js";
import type { NamedSchemas } from "../named-schemas.js";

/** Few enough that reading them by a table costs next to nothing. */
const MOST_PROPERTIES = 8;

/**
 * Whether nearly all of a value is items that have a named schema: a list, or a page of one. Its error
 * pass asks item by item whether there is anything to explain, so that it needs no boolean pass before.
 */
export function isList({ schema, recursive }: NamedSchema, schemas: NamedSchemas): boolean {
  if (recursive) return false;
  if (schema.kind === "array") return isListOfNamed(schema, schemas);
  if (schema.kind !== "object" || !isPlain(schema)) return false;
  const parts = schema.properties.map((property) => withoutNull(property.schema));
  return (
    parts.some((part) => isListOfNamed(part, schemas)) &&
    parts.every((part) => isListOfNamed(part, schemas) || isSmall(part, schemas))
  );
}

function isPlain(schema: ObjectSchema): boolean {
  const { propertyNames, minProperties, maxProperties, additionalProperties } = schema;
  const rules = [propertyNames, minProperties, maxProperties, additionalProperties];
  return (
    schema.properties.length <= MOST_PROPERTIES &&
    schema.patternProperties.length === 0 &&
    schema.dependentRequired.length === 0 &&
    schema.dependentSchemas.length === 0 &&
    rules.every((rule) => rule === undefined)
  );
}

function isListOfNamed(schema: Schema, schemas: NamedSchemas): boolean {
  return schema.kind === "array" && schema.items !== undefined && isChecked(schema.items, schemas);
}

function isChecked(schema: Schema, schemas: NamedSchemas): boolean {
  return schema.kind === "ref" && schemas.looksInside(schema.target);
}

function isSmall(schema: Schema, schemas: NamedSchemas): boolean {
  switch (schema.kind) {
    case "any":
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "literal":
      return true;
    default:
      return isChecked(schema, schemas);
  }
}

/** Of a union with null the other member. */
function withoutNull(schema: Schema): Schema {
  if (schema.kind !== "union" || schema.mode === "oneOf" || schema.members.length !== 2)
    return schema;
  const others = schema.members.filter(({ kind }) => kind !== "null");
  return others.length === 1 ? (others[0] ?? schema) : schema;
}
