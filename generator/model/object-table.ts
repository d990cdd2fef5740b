import type { ObjectSchema, Oneof, Schema } from "./model.js";
import { memberProperty, nullableMembers } from "./oneof-members.js";
import {
  data,
  list,
  node,
  optional,
  runtime,
  table,
  type Entry,
  type TableValue,
} from "./table-value.js";

/** The table of an object; a simpler one where it has no constraints on names or their number. */
export function objectTable(
  schema: ObjectSchema,
  child: (schema: Schema) => TableValue,
): TableValue {
  const { properties, required, oneofs } = schema;
  const members = nullableMembers(schema);
  const telling = properties.filter((property) => property.schema.kind !== "any");
  const entries = telling.map(({ name, schema: inner }): Entry => {
    const isUnsetAsNull = members.has(name) && !acceptsNull(inner);
    return [name, isUnsetAsNull ? node("explainMember", child(inner)) : child(inner)];
  });
  const groups = oneofs.map((oneof) => oneofTable(schema, oneof, child));
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

/** The table of a group; what `explainOneof` takes for granted is left out. */
function oneofTable(
  schema: ObjectSchema,
  oneof: Oneof,
  child: (schema: Schema) => TableValue,
): TableValue {
  const { name, members, mode, nulls, rule } = oneof;
  const rules: Entry[] = [
    ...(mode === "exactlyOne" ? optional("mode", mode) : []),
    ...(nulls === "value" ? optional("nulls", nulls) : []),
  ];
  const options = rules.length === 0 ? [] : [table(rules)];
  if (rule === undefined) return node("explainOneof", data(name), data(members), ...options);
  const declared = members.map((member): Entry => {
    const property = memberProperty(schema, oneof, member);
    return [member, property === undefined ? runtime("anyNode") : child(property.schema)];
  });
  // Where enums are open, only the rule knows which members count.
  const parts = [data(name), table(declared), data(mode)];
  return node(
    "explainDeclaredOneof",
    ...parts,
    ...(rule.closed === undefined ? [] : [child(rule)]),
  );
}

/** A union that says so; of other schemas it does not matter if null is found out by them. */
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
