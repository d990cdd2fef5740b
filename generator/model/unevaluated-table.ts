import { acceptsAll } from "./certainty.js";
import { evaluatedBy, isNothing, type Evaluated, type EvaluatedCase } from "./evaluated.js";
import type { Schema, UnevaluatedSchema } from "./model.js";
import { data, list, node, optional, table, type Entry, type TableValue } from "./table-value.js";

interface UnevaluatedOptions {
  /** The table of a schema. */
  readonly child: (schema: Schema) => TableValue;
  readonly named: (id: string) => Schema;
}

/** The table of `unevaluatedProperties` or `unevaluatedItems`. */
export function unevaluatedTable(
  { of, base, schema }: UnevaluatedSchema,
  { child, named }: UnevaluatedOptions,
): TableValue {
  const evaluated = evaluatedBy(base, of, named);
  if (evaluated.all || acceptsAll(schema)) return child(base);
  const explain = of === "properties" ? "explainUnevaluatedProperties" : "explainUnevaluatedItems";
  const rules: Entry[] = [
    ["base", child(base)],
    ["evaluated", table(evaluatedEntries(evaluated, child))],
    ["node", schema.kind === "never" ? data(false) : child(schema)],
  ];
  return node(explain, table(rules));
}

function evaluatedEntries(evaluated: Evaluated, child: UnevaluatedOptions["child"]): Entry[] {
  const { all, names, patterns, first, matching, cases } = evaluated;
  const branch = (key: string, part: Evaluated): Entry[] =>
    isNothing(part) ? [] : [[key, table(evaluatedEntries(part, child))]];
  const conditions = cases.map(({ condition, then, else: otherwise, meant }) => {
    const branches = [...branch("then", then), ...branch("else", otherwise)];
    return table([...test(condition, child), ...branches, ...optional("meant", meant)]);
  });
  return [
    ...optional("all", all ? true : undefined),
    ...optional("names", names.length === 0 ? undefined : names),
    ...listOf(
      "patterns",
      patterns.map((pattern) => ({ kind: "pattern", pattern })),
    ),
    ...optional("first", first === 0 ? undefined : first),
    ...listOf("matching", matching.map(child)),
    ...listOf("cases", conditions),
  ];
}

function test(condition: EvaluatedCase["condition"], child: UnevaluatedOptions["child"]): Entry[] {
  switch (condition.kind) {
    case "fits":
      return [["if", child(condition.schema)]];
    case "has":
      return [["has", data(condition.property)]];
    case "tagged":
      return [
        ["has", data(condition.property)],
        ["tags", data(condition.tags)],
      ];
    default:
      return condition satisfies never;
  }
}

function listOf(key: string, items: readonly TableValue[]): Entry[] {
  return items.length === 0 ? [] : [[key, list(items)]];
}
