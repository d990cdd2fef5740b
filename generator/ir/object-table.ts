import type { ObjectSchema, Schema } from "./model.js";
import { data, list, node, optional, table, type Entry, type TableValue } from "./table-value.js";

/** The table of an object: the plain kind where it has no rules about names or their number. */
export function objectTable(
  schema: ObjectSchema,
  child: (schema: Schema) => TableValue,
): TableValue {
  const { properties, required, oneofs } = schema;
  const telling = properties.filter((property) => property.schema.kind !== "any");
  const members = telling.map((property) => [property.name, child(property.schema)] as const);
  const groups = oneofs.map(({ name, members: names }) => {
    return node("explainOneof", [...optional("name", name), ["members", data(names)]]);
  });
  const shape: Entry[] = [
    ...(required.length === 0 ? [] : optional("required", required)),
    ...(members.length === 0 ? [] : [["properties", table(members)] as const]),
    ...(groups.length === 0 ? [] : [["oneofs", list(groups)] as const]),
  ];
  const rules = objectRules(schema, child);
  const [only] = rules;
  const isMap = rules.length === 1 && only?.[0] === "additionalProperties" && shape.length === 0;
  if (isMap && schema.additionalProperties?.kind !== "never") return node("explainMap", rules);
  const isPlain = shape.length === 1 && members.length > 0;
  return rules.length === 0
    ? node(isPlain ? "explainFields" : "explainObject", shape)
    : node("explainObjectRules", [...shape, ...rules]);
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

/** The rule for names that are not declared, and the declared ones that the table does not show. */
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
