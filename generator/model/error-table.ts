import { boundsOf } from "./bounds.js";
import { rulesByType } from "./certainty.js";
import type { ArraySchema, LiteralSchema, NumberSchema, Schema, UnionSchema } from "./model.js";
import { objectTable } from "./object-table.js";
import { stringTable } from "./string-table.js";
import { choiceWords, togetherWords } from "./presence.js";
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
import { withoutTags } from "./without-tags.js";
import { unevaluatedTable } from "./unevaluated-table.js";

export type { TableValue } from "./table-value.js";

export interface TableOptions {
  readonly formats: "assert" | "annotate";
  readonly protojson: boolean;
  readonly isRecursive: (id: string) => boolean;
  /** The schema with this id. */
  readonly named: (id: string) => Schema;
  /** Whether there is a table of the fields of the message, so that masks are checked. */
  readonly hasFields?: (message: string) => boolean;
  /** What stands for the table of a part; by default the table itself. */
  readonly share?: (part: Schema, table: () => TableValue) => TableValue;
}

/** As `tableOf`, but always a table, never the name of a type. */
export function nodeOf(schema: Schema, options: TableOptions): TableValue {
  const value = tableOf(schema, options);
  // The name of a type: `string` of an open enum too.
  const isName = value.kind === "data" && typeof value.value === "string";
  return isName ? runtime(`${value.value}Node`) : value;
}

/** The table of a schema for the error pass, or the name of a type. */
export function tableOf(schema: Schema, options: TableOptions): TableValue {
  const child = (inner: Schema) => {
    const { share } = options;
    const table = () => tableOf(inner, options);
    return share === undefined ? table() : share(inner, table);
  };
  switch (schema.kind) {
    case "any":
    case "never":
    case "null":
      return runtime(`${schema.kind}Node`);
    case "boolean":
      return data("boolean");
    case "number":
      return numberTable(schema, options);
    case "string":
      return stringTable(schema, options);
    case "literal":
      return literalTable(schema, options);
    case "ref":
      return referenceTable(schema.target, options);
    case "array":
      return arrayTable(schema, child);
    case "object":
      return objectTable(schema, child);
    case "union":
      return unionTable(schema, child, options);
    case "intersection":
      return node("explainAll", list(schema.members.map(child)));
    case "not":
      return node("explainNot", child(schema.schema), ...togetherWords(schema.schema));
    case "conditional":
      return ifTable(schema.if, schema, child);
    case "unevaluated":
      return unevaluatedTable(schema, { ...options, child });
    default:
      return schema satisfies never;
  }
}

function referenceTable(id: string, { isRecursive }: TableOptions): TableValue {
  const explain = isRecursive(id) ? "explainRecursive" : "explainReference";
  return node(explain, { kind: "reference", id }, { kind: "check", id });
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
  return node("explainNumber", table([...(integer ? optional("integer", true) : []), ...entries]));
}

function literalTable({ values, open }: LiteralSchema, { protojson }: TableOptions): TableValue {
  const others = open ? values.filter((value) => typeof value !== "string") : values;
  // In ProtoJSON, numbers stand for names too (`nullIsUnset`).
  if (open && others.length === 0)
    return protojson ? node("explainOpen", data([])) : data("string");
  const isPlain = values.every((value) => typeof value !== "object" || value === null);
  const closed = isPlain ? "explainEnum" : "explainLiteral";
  return node(open ? "explainOpen" : closed, data(values));
}

function arrayTable(schema: ArraySchema, child: (schema: Schema) => TableValue): TableValue {
  const { prefixItems, items, minItems, maxItems, uniqueItems, contains } = schema;
  if (items !== undefined && items.kind !== "any" && hasItemsOnly(schema))
    return node("explainItems", child(items));
  const rules: Entry[] = [
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
  ];
  return node("explainArray", table(rules));
}

function hasItemsOnly(schema: ArraySchema): boolean {
  const { prefixItems, minItems, maxItems, uniqueItems, contains } = schema;
  const bounds = [minItems, maxItems, contains];
  return prefixItems.length === 0 && !uniqueItems && bounds.every((bound) => bound === undefined);
}

function unionTable(
  schema: UnionSchema,
  child: (schema: Schema) => TableValue,
  { named }: TableOptions,
): TableValue {
  const { mode, members, closed, discriminator } = schema;
  if (discriminator !== undefined) {
    const tags = discriminator.mapping.map(({ value, member }) => {
      return [
        value,
        child(members[member] ?? { kind: "never", source: schema.source, docs: {} }),
      ] as const;
    });
    const property = data(discriminator.property);
    const other = members[discriminator.otherwise?.member ?? -1];
    if (other !== undefined) return node("explainTaggedOr", property, table(tags), child(other));
    const tagged = node("explainTagged", property, table(tags));
    if (discriminator.untagged === undefined) return tagged;
    return node("explainUntagged", property, tagged, child(withoutTags(schema)));
  }
  const rules = rulesByType(schema);
  if (rules !== undefined) return rulesTable(rules, child);
  const nullable = nullableMember(schema, named);
  if (nullable !== undefined) {
    return node("explainNullable", child(nullable), ...(mode === "anyOf" ? [data(mode)] : []));
  }
  const [choice] = choiceWords(schema, named);
  const more: Entry[] = closed === undefined ? [] : [["closed", list(closed.map(child))]];
  if (choice !== undefined) more.push(["choice", choice]);
  const options = more.length === 0 ? [] : [table(more)];
  return node("explainUnion", data(mode), list(members.map(child)), ...options);
}

/** The other member of a union with null, if its table reports a value of the wrong type first. */
function nullableMember(
  { mode, members }: UnionSchema,
  named: TableOptions["named"],
): Schema | undefined {
  const other = members.find(({ kind }) => kind !== "null");
  if (mode === "oneOf" || members.length !== 2 || other === undefined) return undefined;
  if (members.every(({ kind }) => kind !== "null")) return undefined;
  const resolved = other.kind === "ref" ? named(other.target) : other;
  // The message would name null twice.
  if (resolved.kind === "literal" && resolved.values.includes(null)) return undefined;
  return tellingKinds.has(resolved.kind) ? other : undefined;
}

const tellingKinds: ReadonlySet<Schema["kind"]> = new Set([
  "boolean",
  "number",
  "string",
  "literal",
  "array",
  "object",
]);

/** The table of constraints for single types, each of which accepts values of other types. */
function rulesTable(rules: readonly Schema[], child: (schema: Schema) => TableValue): TableValue {
  const tables = rules.map((rule) => ifTable(rule, { then: rule }, child, bareTable));
  const [only = runtime("anyNode")] = tables;
  return tables.length < 2 ? only : node("explainAll", list(tables));
}

function ifTable(
  condition: Schema,
  branches: { readonly then?: Schema | undefined; readonly else?: Schema | undefined },
  child: (schema: Schema) => TableValue,
  test = child,
): TableValue {
  const entries = (["then", "else"] as const).flatMap((key): Entry[] => {
    const branch = branches[key];
    return branch === undefined ? [] : [[key, child(branch)]];
  });
  return node("explainIf", table([["if", test(condition)], ...entries]));
}

/** The table of the type alone. */
function bareTable({ kind }: Schema): TableValue {
  if (kind === "array") return node("explainArray", table([]));
  if (kind === "object") return node("explainFields", table([]));
  return kind === "string" || kind === "boolean" ? data(kind) : runtime(`${kind}Node`);
}
