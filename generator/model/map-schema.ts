import type { ArraySchema, ConditionalSchema, ObjectSchema, Oneof, Schema } from "./model.js";

/** The position of a schema in its parent, as far as callers need it. */
type Place = "if" | "contains" | "propertyNames" | "other";

type Change = (child: Schema, place: Place) => Schema;

/** The schema with other schemas in place of its children; the same object where they stay the same. */
export function mapChildren<S extends Schema>(schema: S, change: Change): S;
export function mapChildren(schema: Schema, change: Change): Schema {
  switch (schema.kind) {
    case "any":
    case "never":
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "literal":
    case "ref":
      return schema;
    case "array":
      return mapArray(schema, change);
    case "object":
      return mapObject(schema, change);
    case "union":
    case "intersection": {
      const members = mapList(schema.members, (member) => change(member, "other"));
      return members === schema.members ? schema : { ...schema, members };
    }
    case "not":
      return mapField(schema, change(schema.schema, "other"));
    case "conditional":
      return mapConditional(schema, change);
    case "unevaluated": {
      const base = change(schema.base, "other");
      const rest = change(schema.schema, "other");
      const isSame = base === schema.base && rest === schema.schema;
      return isSame ? schema : { ...schema, base, schema: rest };
    }
    default:
      return schema satisfies never;
  }
}

function mapConditional(schema: ConditionalSchema, change: Change): ConditionalSchema {
  const { if: condition, then, else: otherwise } = schema;
  const changed = {
    if: change(condition, "if"),
    ...(then === undefined ? {} : { then: change(then, "other") }),
    ...(otherwise === undefined ? {} : { else: change(otherwise, "other") }),
  };
  const isSame = changed.if === condition && changed.then === then && changed.else === otherwise;
  return isSame ? schema : { ...schema, ...changed };
}

function mapArray(schema: ArraySchema, change: Change): ArraySchema {
  const { items, contains } = schema;
  const prefixItems = mapList(schema.prefixItems, (item) => change(item, "other"));
  const rest = items === undefined ? undefined : change(items, "other");
  const found =
    contains === undefined ? undefined : mapField(contains, change(contains.schema, "contains"));
  if (prefixItems === schema.prefixItems && rest === items && found === contains) return schema;
  return {
    ...schema,
    prefixItems,
    ...(rest === undefined ? {} : { items: rest }),
    ...(found === undefined ? {} : { contains: found }),
  };
}

function mapObject(schema: ObjectSchema, change: Change): ObjectSchema {
  const each = <T extends { readonly schema: Schema }>(list: readonly T[]) =>
    mapList(list, (item) => mapField(item, change(item.schema, "other")));
  const { additionalProperties, propertyNames } = schema;
  const properties = each(schema.properties);
  const patternProperties = each(schema.patternProperties);
  const dependentSchemas = each(schema.dependentSchemas);
  const oneofs = mapList(schema.oneofs, (oneof) => mapRule(oneof, change));
  const rest = additionalProperties && change(additionalProperties, "other");
  const names = propertyNames && change(propertyNames, "propertyNames");
  const isSame =
    properties === schema.properties &&
    patternProperties === schema.patternProperties &&
    dependentSchemas === schema.dependentSchemas &&
    oneofs === schema.oneofs &&
    rest === additionalProperties &&
    names === propertyNames;
  if (isSame) return schema;
  return {
    ...schema,
    properties,
    patternProperties,
    dependentSchemas,
    oneofs,
    ...(rest === undefined ? {} : { additionalProperties: rest }),
    ...(names === undefined ? {} : { propertyNames: names }),
  };
}

function mapRule(oneof: Oneof, change: Change): Oneof {
  if (oneof.rule === undefined) return oneof;
  const rule = change(oneof.rule, "other");
  // A union stays one, whatever becomes of its members.
  return rule === oneof.rule || rule.kind !== "union" ? oneof : { ...oneof, rule };
}

function mapField<T extends { readonly schema: Schema }>(owner: T, schema: Schema): T {
  return schema === owner.schema ? owner : { ...owner, schema };
}

function mapList<T>(list: readonly T[], change: (item: T) => T): readonly T[] {
  const changed = list.map(change);
  return changed.every((item, index) => item === list[index]) ? list : changed;
}
