import { boundsOf } from "./bounds.js";
import { rulesByType } from "./certainty.js";
import { stringFormatCheck } from "./formats.js";
import type {
  ArraySchema,
  LiteralSchema,
  NumberSchema,
  Schema,
  StringSchema,
  UnionSchema,
} from "./model.js";
import { objectTable } from "./object-table.js";
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
import { unevaluatedTable } from "./unevaluated-table.js";

export type { TableValue } from "./table-value.js";

export interface TableOptions {
  readonly formats: "assert" | "annotate";
  readonly protojson: boolean;
  readonly isRecursive: (id: string) => boolean;
  /** The schema that an id means. */
  readonly named: (id: string) => Schema;
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
    case "unevaluated":
      return unevaluatedTable(schema, { ...options, child });
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
  const test =
    formats === "assert" && format !== undefined ? stringFormatCheck(format, protojson) : undefined;
  const entries: Entry[] = [
    ...optional("minLength", minLength),
    ...optional("maxLength", maxLength),
    ...(pattern === undefined ? [] : [["pattern", { kind: "pattern", pattern }] as const]),
    ...(test === undefined
      ? []
      : [...optional("format", phraseOf(format, test)), ["test", runtime(test)] as const]),
  ];
  return entries.length === 0 ? runtime("stringNode") : node("explainString", entries);
}

/** The runtime words the two forms of durations apart. */
function phraseOf(format: string | undefined, test: string): string | undefined {
  return test === "matchesProtoDuration" ? "proto-duration" : format;
}

function literalTable({ values, open }: LiteralSchema): TableValue {
  const others = open ? values.filter((value) => typeof value !== "string") : values;
  if (open && others.length === 0) return runtime("stringNode");
  return node("explainLiteral", [
    ["values", data(values)],
    ...(open ? optional("open", true) : []),
  ]);
}

function arrayTable(schema: ArraySchema, child: (schema: Schema) => TableValue): TableValue {
  const { prefixItems, items, minItems, maxItems, uniqueItems, contains } = schema;
  return node("explainArray", [
    ...(prefixItems.length === 0 ? [] : [["prefixItems", list(prefixItems.map(child))] as const]),
    ...(items === undefined || items.kind === "any" ? [] : [["items", child(items)] as const]),
    ...optional("minItems", minItems),
    ...optional("maxItems", maxItems),
    ...(uniqueItems ? [["unique", runtime("hasUniqueItems")] as const] : []),
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

function unionTable(schema: UnionSchema, child: (schema: Schema) => TableValue): TableValue {
  const { mode, members, discriminator } = schema;
  if (discriminator !== undefined) {
    const tags = discriminator.mapping.map(({ value, member }) => {
      return [
        value,
        child(members[member] ?? { kind: "never", source: schema.source, docs: {} }),
      ] as const;
    });
    return node("explainTagged", [
      ...optional("property", discriminator.property),
      ["members", table(tags)],
    ]);
  }
  const rules = rulesByType(schema);
  if (rules !== undefined) return rulesTable(rules, child);
  return node("explainUnion", [...optional("mode", mode), ["members", list(members.map(child))]]);
}

/** Rules that each speak of one type, and let pass what is of another. */
function rulesTable(rules: readonly Schema[], child: (schema: Schema) => TableValue): TableValue {
  const tables = rules.map((rule) =>
    node("explainIf", [
      ["if", bareTable(rule)],
      ["then", child(rule)],
    ]),
  );
  const [only = runtime("anyNode")] = tables;
  return tables.length < 2 ? only : node("explainAll", [["members", list(tables)]]);
}

/** The table of the type alone. */
function bareTable({ kind }: Schema): TableValue {
  if (kind === "array") return node("explainArray", []);
  return kind === "object" ? node("explainObject", []) : runtime(`${kind}Node`);
}
