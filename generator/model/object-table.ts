import type { ObjectSchema, Schema } from "./model.js";
import { data, list, node, optional, table, type Entry, type TableValue } from "./table-value.js";

/** The table of an object; a simpler one where it has no constraints on names or their number. */
export function objectTable(
  schema: ObjectSchema,
  child: (schema: Schema) => TableValue,
): TableValue {
  const { properties, required, oneofs } = schema;
  const members = new Set(oneofs.flatMap((oneof) => oneof.members));
  const telling = properties.filter((property) => property.schema.kind !== "any");
  const entries = telling.map(({ name, schema: inner }): Entry => {
    const isUnsetAsNull = members.has(name) && !acceptsNull(inner);
    return [name, isUnsetAsNull ? node("explainMember", child(inner)) : child(inner)];
  });
  const groups = oneofs.map(({ name, members: names }) =>
    node("explainOneof", data(name), data(names)),
  );
  const shape: Entry[] = [
    ...(required.length === 0 ? [] : optional("required", required)),
    ...(entries.length === 0 ? [] : [["properties", table(entries)] as const]),
    ...(groups.length === 0 ? [] : [["oneofs", list(groups)] as const]),
  ];
  const rules = objectRules(schema, child);
  if (rules.length > 0) {
    const values = shape.length === 0 ? valuesOf(rules) : undefined;
    return values === undefined
      ? node("explainObjectRules", table([...shape, ...rules]))
      : node("explainMap", values);
  }
  const isPlain = required.length === 0 && groups.length === 0;
  return isPlain ? node("explainFields", table(entries)) : node("explainObject", table(shape));
}

/** Whether the schema is a union that accepts null. For other schemas the table itself finds out. */
function acceptsNull(schema: Schema): boolean {
  return (
    schema.kind === "union" &&
    schema.mode !== "oneOf" &&
    schema.discriminator === undefined &&
    schema.members.some(({ kind }) => kind === "null")
  );
}

/** The schema of the values of an object, if the object has no other constraints. */
function valuesOf([rule, ...others]: readonly Entry[]): TableValue | undefined {
  if (rule === undefined || others.length > 0) return undefined;
  const [key, value] = rule;
  const isClosed = value.kind === "data" && value.value === false;
  return key === "additionalProperties" && !isClosed ? value : undefined;
}

function objectRules(schema: ObjectSchema, child: (schema: Schema) => TableValue): Entry[] {
  const { propertyNames, dependentRequired, dependentSchemas } = schema;
  const patterns = schema.patternProperties.map(({ pattern, schema: inner }) => {
    return patternTable(pattern, child(inner));
  });
  const required = dependentRequired.map((rule) => [rule.property, data(rule.required)] as const);
  const schemas = dependentSchemas.map((rule) => [rule.property, child(rule.schema)] as const);
  const names =
    propertyNames === undefined || propertyNames.kind === "any" ? [] : [child(propertyNames)];
  return [
    ...(patterns.length === 0 ? [] : [["patternProperties", list(patterns)] as const]),
    ...otherProperties(schema, child),
    ...names.map((name) => ["propertyNames", name] as const),
    ...optional("minProperties", schema.minProperties),
    ...optional("maxProperties", schema.maxProperties),
    ...(required.length === 0 ? [] : [["dependentRequired", table(required)] as const]),
    ...(schemas.length === 0 ? [] : [["dependentSchemas", table(schemas)] as const]),
  ];
}

function patternTable(pattern: string, inner: TableValue): TableValue {
  return table([
    ["pattern", { kind: "pattern", pattern }],
    ["node", inner],
  ]);
}

/** The entries for undeclared properties, and the declared names that are not in the table. */
function otherProperties(schema: ObjectSchema, child: (schema: Schema) => TableValue): Entry[] {
  const { additionalProperties, properties } = schema;
  if (additionalProperties === undefined || additionalProperties.kind === "any") return [];
  const rule = additionalProperties.kind === "never" ? data(false) : child(additionalProperties);
  const silent = properties
    .filter((property) => property.schema.kind === "any")
    .map(({ name }) => name);
  return [
    ["additionalProperties", rule],
    ...(silent.length === 0 ? [] : optional("declared", silent)),
  ];
}
