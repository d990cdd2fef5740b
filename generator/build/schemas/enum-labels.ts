import type { JsonValue } from "../../json/json.js";
import { readExtension, type ExtensionName } from "../extensions.js";
import type { EnumLabel } from "../../model/model.js";
import type { RawObject } from "../raw.js";

/** The names and descriptions that the document gives the values of an enum, by index; empty without any. */
export function readEnumLabels(raw: RawObject, values: readonly JsonValue[]): EnumLabel[] {
  const varnames = listFor(raw, "x-enum-varnames", readExtension(raw, "x-enum-varnames"), values);
  const names = varnames ?? listFor(raw, "x-enumNames", readExtension(raw, "x-enumNames"), values);
  const descriptions = readDescriptions(raw, values);
  if (names === undefined && descriptions === undefined) return [];
  return values.map((_, index) => {
    const name = names?.[index]?.trim() ?? "";
    const description = descriptions?.[index]?.trim() ?? "";
    return { ...(name === "" ? {} : { name }), ...(description === "" ? {} : { description }) };
  });
}

function readDescriptions(
  raw: RawObject,
  values: readonly JsonValue[],
): readonly (string | undefined)[] | undefined {
  const given = readExtension(raw, "x-enum-descriptions");
  if (given === undefined || isList(given)) {
    return listFor(raw, "x-enum-descriptions", given, values);
  }
  return values.map((value) => {
    const key = typeof value === "string" ? value : JSON.stringify(value);
    return Object.hasOwn(given, key) ? given[key] : undefined;
  });
}

function isList(
  value: readonly string[] | Readonly<Record<string, string>>,
): value is readonly string[] {
  return Array.isArray(value);
}

/** The list, if it has an item for each value; otherwise a finding. */
function listFor(
  raw: RawObject,
  extension: ExtensionName,
  list: readonly string[] | undefined,
  values: readonly JsonValue[],
): readonly string[] | undefined {
  if (list === undefined || list.length === values.length) return list;
  const message = `\`${extension}\` has ${list.length} items for ${values.length} values: it is ignored.`;
  const fix = `Give \`${extension}\` an item for each value of \`enum\`, in the same order.`;
  raw.report("invalid-extension", message, extension, fix);
  return undefined;
}
