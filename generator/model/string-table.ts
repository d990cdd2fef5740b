import { stringFormatCheck } from "./formats.js";
import type { StringSchema } from "./model.js";
import {
  data,
  node,
  optional,
  runtime,
  table,
  type Entry,
  type TableValue,
} from "./table-value.js";

export interface StringOptions {
  readonly formats: "assert" | "annotate";
  readonly protojson: boolean;
  /** Whether there is a table of the fields of the message, so that masks are checked. */
  readonly hasFields?: (message: string) => boolean;
}

/** What the error pass reads of a string. */
export function stringTable(schema: StringSchema, options: StringOptions): TableValue {
  const { minLength, maxLength, pattern } = schema;
  const formatNode = formatTable(schema, options);
  const entries: Entry[] = [
    ...optional("minLength", minLength),
    ...optional("maxLength", maxLength),
    ...(pattern === undefined ? [] : [["pattern", { kind: "pattern", pattern }] as const]),
  ];
  if (entries.length === 0) return formatNode ?? data("string");
  const formatEntry = formatNode === undefined ? [] : [["format", formatNode] as const];
  return node("explainString", table([...entries, ...formatEntry]));
}

/** A field mask has a form too, and no format beside it. */
function formatTable(
  { format, fieldMask }: StringSchema,
  { formats, protojson, hasFields }: StringOptions,
): TableValue | undefined {
  if (fieldMask?.checked === true && hasFields?.(fieldMask.message) === true)
    return node("explainFieldMask", { kind: "fields", message: fieldMask.message });
  const test =
    formats === "assert" && format !== undefined ? stringFormatCheck(format, protojson) : undefined;
  return test === undefined ? undefined : runtime(formatNodeOf(test));
}

/** The runtime's table of a format stands beside its test: `matchesDateTime`, `dateTimeNode`. */
function formatNodeOf(test: string): string {
  const name = test.replace(/^matches/, "");
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Node`;
}
