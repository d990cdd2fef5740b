import type { TableValue } from "../ir/error-table.js";
import type { CheckModule } from "./check/check-module.js";
import { code, identifier, join, literal, propertyKey, type Code } from "./code.js";

/** A table of the error pass as an expression. */
export function printTable(value: TableValue, module: CheckModule): Code {
  const { imports, schemas } = module.options;
  switch (value.kind) {
    case "data":
      return literal(value.value);
    case "runtime":
      return imports.runtime(value.name);
    case "pattern":
      return module.pattern(value.pattern);
    case "list":
      return code`[${join(value.items.map((item) => printTable(item, module)))}]`;
    case "table":
      return tableCode(
        value.entries.map(
          ([key, item]) => code`${propertyKey(key)}: ${entryCode(key, item, module)}`,
        ),
      );
    case "reference":
      return code`() => ${tableName(schemas.get(value.id).name)}`;
    default:
      return value satisfies never;
  }
}

/**
 * TypeScript reads a property that goes by the name of one of `Object.prototype` in the light of that
 * one's type, not of the table's: such a node says what it is.
 */
function entryCode(key: string, item: TableValue, module: CheckModule): Code {
  const printed = printTable(item, module);
  const misread = item.kind === "table" && key in Object.prototype;
  return misread
    ? code`${printed} satisfies ${module.options.imports.runtimeType("Node")}`
    : printed;
}

function tableCode(entries: readonly Code[]): Code {
  // Prettier keeps an object on several lines if it starts with a line end: tables read better so.
  return entries.length > 2
    ? code`{
${join(entries)} }`
    : code`{ ${join(entries)} }`;
}

/** The constant that holds a named schema's table. */
export function tableName(name: string): Code {
  return identifier(`node${name}`);
}
