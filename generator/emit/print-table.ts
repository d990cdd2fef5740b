import type { TableValue } from "../ir/error-table.js";
import type { JsonValue } from "../ir/model.js";
import type { Entry } from "../ir/table-value.js";
import type { CheckModule } from "./check/check-module.js";
import { code, identifier, join, literal, propertyKey, type Code } from "./code.js";

export interface Printing {
  readonly module: CheckModule;
  /** The function that makes the table of a shared part. */
  readonly nameOfShared: (part: number) => Code;
}

/** A table of the error pass as an expression. */
export function printTable(value: TableValue, printing: Printing): Code {
  const { module } = printing;
  switch (value.kind) {
    case "data":
      return literal(value.value);
    case "runtime":
      return module.options.imports.runtime(value.name);
    case "pattern":
      return module.pattern(value.pattern);
    case "list":
      return code`[${join(value.items.map((item) => printTable(item, printing)))}]`;
    case "table":
      return printEntries(value.entries, printing);
    case "reference":
      return identifier(`node${module.options.schemas.get(value.id).name}`);
    case "check":
      return identifier(`check${module.options.schemas.get(value.id).name}`);
    case "shared":
      return code`${printing.nameOfShared(value.part)}()`;
    default:
      return value satisfies never;
  }
}

function printEntries(entries: readonly Entry[], printing: Printing): Code {
  const { schemas } = printing.module.options;
  // A schema that is checked by one expression has no function to spare the second pass.
  const written = entries.filter(
    ([, item]) => item.kind !== "check" || schemas.looksInside(item.id),
  );
  return tableCode(
    written.map(([key, item]) => code`${propertyKey(key)}: ${entryCode(key, item, printing)}`),
  );
}

/**
 * TypeScript reads a property that goes by the name of one of `Object.prototype` in the light of that
 * one's type, not of the table's: such a node says what it is.
 */
function entryCode(key: string, item: TableValue, printing: Printing): Code {
  if (key === "required" && item.kind === "data" && isNames(item.value))
    return printing.module.names(item.value, "required");
  const printed = printTable(item, printing);
  if (!(key in Object.prototype)) return printed;
  if (item.kind === "table")
    return code`${printed} satisfies ${printing.module.options.imports.runtimeType("Node")}`;
  return item.kind === "data" && typeof item.value === "string"
    ? code`${printed} as const`
    : printed;
}

function tableCode(entries: readonly Code[]): Code {
  // Prettier keeps an object on several lines if it starts with a line end: tables read better so.
  return entries.length > 2
    ? code`{
${join(entries)} }`
    : code`{ ${join(entries)} }`;
}

function isNames(value: JsonValue): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}
