import { boundsOf } from "./bounds.js";
import { stringFormatCheck } from "./formats.js";
import type {
  ArraySchema,
  JsonValue,
  LiteralSchema,
  NumberSchema,
  ObjectSchema,
  Schema,
  StringSchema,
  UnionSchema,
} from "./model.js";

/**
 * What the error pass of the runtime reads (`templates/runtime/node.ts`), as a value that can be
 * printed (the emitter) or made (when specwright checks a document's own examples): one meaning.
 */
export type TableValue =
  | { readonly kind: "data"; readonly value: JsonValue }
  /** An export of the runtime. */
  | { readonly kind: "runtime"; readonly name: string }
  | { readonly kind: "pattern"; readonly pattern: string }
  | { readonly kind: "list"; readonly items: readonly TableValue[] }
  | { readonly kind: "table"; readonly entries: readonly (readonly [string, TableValue])[] }
  /** A thunk to the table of a named schema. */
  | { readonly kind: "reference"; readonly id: string };

export interface TableOptions {
  readonly formats: "assert" | "annotate";
  readonly protojson: boolean;
  readonly isRecursive: (id: string) => boolean;
}

type Entry = readonly [string, TableValue];

const data = (value: JsonValue): TableValue => ({ kind: "data", value });
const runtime = (name: string): TableValue => ({ kind: "runtime", name });
const list = (items: readonly TableValue[]): TableValue => ({ kind: "list", items });
const table = (entries: readonly Entry[]): TableValue => ({ kind: "table", entries });

function node(explain: string, entries: readonly Entry[]): TableValue {
  return table([["explain", runtime(explain)], ...entries]);
}

function optional(key: string, value: JsonValue | undefined): Entry[] {
  return value === undefined ? [] : [[key, data(value)]];
}

export function tableOf(schema: Schema, options: TableOptions): TableValue {
  const child = (inner: Schema) => tableOf(inner, options);
  switch (schema.kind) {
    case "any":
    case "never":
    case "null":
    case "boolean":
      return runtime(`${schema.kind}Node`);
    case "number":
      return numberTable(schema, options);
    case "string":
      return stringTable(schema, options);
    case "literal":
      return literalTable(schema);
    case "ref":
      return referenceTable(schema.target, options);
    case "array":
      return arrayTable(schema, child);
    case "object":
      return objectTable(schema, child);
    case "union":
      return unionTable(schema, child);
    case "intersection":
      return node("explainAll", [["members", list(schema.members.map(child))]]);
    case "not":
      return node("explainNot", [["node", child(schema.schema)]]);
    case "conditional":
      return node("explainIf", [
        ["if", child(schema.if)],
        ...(schema.then === undefined ? [] : [["then", child(schema.then)] as const]),
        ...(schema.else === undefined ? [] : [["else", child(schema.else)] as const]),
      ]);
    default:
      return schema satisfies never;
  }
}

function referenceTable(id: string, { isRecursive }: TableOptions): TableValue {
  const reference: TableValue = { kind: "reference", id };
  return isRecursive(id) ? node("explainRecursive", [["to", reference]]) : reference;
}

function numberTable(schema: NumberSchema, { formats }: TableOptions): TableValue {
  const bounds = boundsOf(schema, formats);
  const { multipleOf, integer } = schema;
  const entries: Entry[] = [
    ...optional("minimum", bounds.minimum),
    ...optional("maximum", bounds.maximum),
    ...optional("exclusiveMinimum", bounds.exclusiveMinimum),
    ...optional("exclusiveMaximum", bounds.exclusiveMaximum),
    ...optional("multipleOf", multipleOf),
    ...(multipleOf === undefined ? [] : [["isMultipleOf", runtime("isMultipleOf")] as const]),
  ];
  if (entries.length === 0) return runtime(integer ? "integerNode" : "numberNode");
  return node("explainNumber", [...(integer ? optional("integer", true) : []), ...entries]);
}

function stringTable(schema: StringSchema, { formats, protojson }: TableOptions): TableValue {
  const { minLength, maxLength, pattern, format } = schema;
  const test = formats === "assert" && format !== undefined ? stringFormatCheck(format, protojson) : undefined;
  const entries: Entry[] = [
    ...optional("minLength", minLength),
    ...optional("maxLength", maxLength),
    ...(pattern === undefined ? [] : [["pattern", { kind: "pattern", pattern }] as const]),
    ...(test === undefined ? [] : [...optional("format", phraseOf(format, test)), ["test", runtime(test)] as const]),
  ];
  return entries.length === 0 ? runtime("stringNode") : node("explainString", entries);
}

/** The runtime words the two forms of durations apart. */
function phraseOf(format: string | undefined, test: string): string | undefined {
  return test === "isProtoDuration" ? "proto-duration" : format;
}

function literalTable({ values, open }: LiteralSchema): TableValue {
  const others = open ? values.filter((value) => typeof value !== "string") : values;
  if (open && others.length === 0) return runtime("stringNode");
  return node("explainLiteral", [["values", data(values)], ...(open ? optional("open", true) : [])]);
}

function arrayTable(schema: ArraySchema, child: (schema: Schema) => TableValue): TableValue {
  const { prefixItems, items, minItems, maxItems, uniqueItems, contains } = schema;
  return node("explainArray", [
    ...(prefixItems.length === 0 ? [] : [["prefixItems", list(prefixItems.map(child))] as const]),
    ...(items === undefined || items.kind === "any" ? [] : [["items", child(items)] as const]),
    ...optional("minItems", minItems),
    ...optional("maxItems", maxItems),
    ...(uniqueItems ? [["unique", runtime("isUnique")] as const] : []),
    ...(contains === undefined
      ? []
      : [
          [
            "contains",
            table([
              ["node", child(contains.schema)],
              ...optional("min", contains.min),
              ...optional("max", contains.max),
            ]),
          ] as const,
        ]),
  ]);
}

function objectTable(schema: ObjectSchema, child: (schema: Schema) => TableValue): TableValue {
  const { properties, required, oneofs } = schema;
  const telling = properties.filter((property) => property.schema.kind !== "any");
  const members = telling.map((property) => [property.name, child(property.schema)] as const);
  const groups = oneofs.map(({ name, members: names }) => {
    return table([...optional("name", name), ["members", data(names)]]);
  });
  const shape: Entry[] = [
    ...(required.length === 0 ? [] : optional("required", required)),
    ...(members.length === 0 ? [] : [["properties", table(members)] as const]),
    ...(groups.length === 0 ? [] : [["oneofs", list(groups)] as const]),
  ];
  const rules = objectRules(schema, child);
  return rules.length === 0 ? node("explainObject", shape) : node("explainObjectRules", [...shape, ...rules]);
}

function objectRules(schema: ObjectSchema, child: (schema: Schema) => TableValue): Entry[] {
  const { patternProperties, additionalProperties, propertyNames } = schema;
  const { dependentRequired, dependentSchemas, minProperties, maxProperties } = schema;
  const silent = schema.properties.filter((property) => property.schema.kind === "any");
  const limits = additionalProperties !== undefined && additionalProperties.kind !== "any";
  const patterns = patternProperties.map(({ pattern, schema: inner }) => {
    return table([["pattern", { kind: "pattern", pattern }], ["node", child(inner)]]);
  });
  const others = additionalProperties?.kind === "never" ? data(false) : additionalProperties && child(additionalProperties);
  return [
    ...(patterns.length === 0 ? [] : [["patternProperties", list(patterns)] as const]),
    ...(limits && others !== undefined ? [["additionalProperties", others] as const] : []),
    ...(limits && silent.length > 0 ? optional("declared", silent.map(({ name }) => name)) : []),
    ...(propertyNames === undefined || propertyNames.kind === "any" ? [] : [["propertyNames", child(propertyNames)] as const]),
    ...optional("minProperties", minProperties),
    ...optional("maxProperties", maxProperties),
    ...(dependentRequired.length === 0
      ? []
      : [["dependentRequired", table(dependentRequired.map((rule) => [rule.property, data(rule.required)]))] as const]),
    ...(dependentSchemas.length === 0
      ? []
      : [["dependentSchemas", table(dependentSchemas.map((rule) => [rule.property, child(rule.schema)]))] as const]),
  ];
}

function unionTable(schema: UnionSchema, child: (schema: Schema) => TableValue): TableValue {
  const { mode, members, discriminator } = schema;
  if (discriminator !== undefined) {
    const tags = discriminator.mapping.map(({ value, member }) => {
      return [value, child(members[member] ?? { kind: "never", source: schema.source, docs: {} })] as const;
    });
    return node("explainTagged", [...optional("property", discriminator.property), ["members", table(tags)]]);
  }
  return node("explainUnion", [...optional("mode", mode), ["members", list(members.map(child))]]);
}
