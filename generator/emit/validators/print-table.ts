import type { TableValue } from "../../model/error-table.js";
import type { JsonValue } from "../../model/model.js";
import type { Entry } from "../../model/table-value.js";
import { code, literal, nothing, propertyKey, type Code } from "../code/code.js";
import { array, call as callOf, cast, entry, object } from "../code/combine.js";
import type { Imports } from "../imports.js";

/** How a module writes what stands outside of a table, or only once for several. */
export interface Printing {
  readonly imports: Imports;
  readonly pattern: (pattern: string) => Code;
  /** A list of names that are required. */
  readonly required: (names: readonly string[]) => Code;
  /** The function that makes the table of a named schema. */
  readonly reference: (id: string) => Code;
  /** The function that checks it; undefined where there is none to spare the second pass. */
  readonly check: (id: string) => Code | undefined;
  /** The table of the fields of a message, where field masks are checked. */
  readonly fields?: (message: string) => Code | undefined;
  /** The function that makes the table of a shared part. */
  readonly nameOfShared: (part: number) => Code;
}

/** A table of the error pass as an expression. */
export function printTable(value: TableValue, printing: Printing): Code {
  switch (value.kind) {
    case "data":
      return literal(value.value);
    case "runtime":
      return printing.imports.runtime(value.name);
    case "pattern":
      return printing.pattern(value.pattern);
    case "list":
      return array(value.items.map((item) => printTable(item, printing)));
    case "table":
      return printEntries(value.entries, printing);
    case "call":
      return printCall(value.name, value.args, printing);
    case "reference":
      return printing.reference(value.id);
    case "check":
      return printing.check(value.id) ?? nothing;
    case "fields":
      return printing.fields?.(value.message) ?? nothing;
    case "shared":
      return callOf(printing.nameOfShared(value.part), []);
    default:
      return value satisfies never;
  }
}

function printCall(name: string, args: readonly TableValue[], printing: Printing): Code {
  const written = args.filter(
    (arg) => arg.kind !== "check" || printing.check(arg.id) !== undefined,
  );
  return callOf(
    printing.imports.runtime(name),
    written.map((arg) => printTable(arg, printing)),
  );
}

function printEntries(entries: readonly Entry[], printing: Printing): Code {
  const printed = entries.map(([key, item]) => {
    return entry(propertyKey(key), entryCode(key, item, printing));
  });
  return object(printed, printed.length > 2 ? "open" : "fit");
}

/**
 * TypeScript reads a property that goes by the name of one of `Object.prototype` in the light of that
 * one's type, not of the table's: the name of a type says there that it is no other text.
 */
function entryCode(key: string, item: TableValue, printing: Printing): Code {
  if (key === "required" && item.kind === "data" && isNames(item.value))
    return printing.required(item.value);
  const printed = printTable(item, printing);
  const isName = item.kind === "data" && typeof item.value === "string";
  return isName && key in Object.prototype ? cast(printed, code`const`) : printed;
}

function isNames(value: JsonValue): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}
