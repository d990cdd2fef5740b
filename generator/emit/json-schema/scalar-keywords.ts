import { boundsOf } from "../../model/bounds.js";
import { stringFormatCheck } from "../../model/formats.js";
import type { JsonValue, LiteralSchema, NumberSchema, StringSchema } from "../../model/model.js";
import { keyword, nothingFits, type Keywords, type Translation } from "./keywords.js";

/** A number, with the range of its format in figures: readers need not know `int32`. */
export function numberKeywords(schema: NumberSchema, { formats }: Translation): Keywords {
  const { integer, format, multipleOf } = schema;
  const bounds = boundsOf(schema, formats);
  const lower = [bounds.minimum, bounds.exclusiveMinimum];
  const upper = [bounds.maximum, bounds.exclusiveMaximum];
  // A bound that JSON has no number for (`1e400`) is one that all numbers keep, or none does.
  if (lower.includes(Infinity) || upper.includes(-Infinity)) return nothingFits;
  const finite = Object.entries(bounds).filter(([, bound]) => Number.isFinite(bound));
  return {
    type: integer ? "integer" : "number",
    ...keyword("format", format),
    ...Object.fromEntries(finite),
    ...keyword("multipleOf", multipleOf),
  };
}

const base64Form = (letters: string) =>
  `(?:[${letters}]{4})*(?:[${letters}]{2}(?:==)?|[${letters}]{3}=?)?`;
const base64Forms = ["A-Za-z\\d+\\/", "\\w\\-"].map(base64Form);

/**
 * Forms of strings that JSON Schema has no `format` for, by their checks in the runtime. The range of
 * 64 bits, and that of durations, is more than a pattern can reasonably say.
 */
const patterns: ReadonlyMap<string, string> = new Map([
  ["matchesInt64", "^-?(?:0|[1-9]\\d{0,18})$"],
  ["matchesUint64", "^(?:0|[1-9]\\d{0,19})$"],
  ["matchesByte", "^(?:[A-Za-z\\d+\\/]{4})*(?:[A-Za-z\\d+\\/]{2}==|[A-Za-z\\d+\\/]{3}=)?$"],
  ["matchesBase64", `^(?:${base64Forms.join("|")})$`],
  ["matchesBase64Url", `^${base64Form("\\w\\-")}$`],
  ["matchesProtoDuration", "^-?\\d{1,12}(?:\\.\\d{1,9})?s$"],
]);

/** A string; a second pattern stands in an `allOf`. */
export function stringKeywords(
  { format, minLength, maxLength, pattern }: StringSchema,
  { formats, protojson }: Translation,
): Keywords {
  const check = format === undefined ? undefined : stringFormatCheck(format, protojson);
  const form = formats === "assert" ? patterns.get(check ?? "") : undefined;
  return {
    type: "string",
    // To JSON Schema a duration is "PT3.5S", which "3.5s" is not.
    ...keyword("format", check === "matchesProtoDuration" ? undefined : format),
    ...keyword("minLength", minLength),
    ...keyword("maxLength", maxLength),
    ...keyword("pattern", pattern ?? form),
    ...(pattern === undefined || form === undefined ? {} : { allOf: [{ pattern: form }] }),
  };
}

/** `enum` and `const`; an open enum is any string, with the known ones as examples. */
export function literalKeywords({ values, open }: LiteralSchema): Keywords {
  // No JSON text is an infinity, which a document has by `1e400`.
  const finite = values.filter((value) => typeof value !== "number" || Number.isFinite(value));
  if (!open) return closedKeywords(distinct(finite));
  const known = finite.filter((value) => typeof value === "string");
  const others = distinct(finite.filter((value) => typeof value !== "string"));
  const text = { type: "string", ...(known.length === 0 ? {} : { examples: known }) };
  return others.length === 0 ? text : { anyOf: [text, closedKeywords(others)] };
}

function closedKeywords(values: readonly JsonValue[]): Keywords {
  const [only] = values;
  if (only === undefined) return nothingFits;
  const rule: Keywords = values.length === 1 ? { const: only } : { enum: values };
  // Says nothing new, but readers that make forms or prompts look at the type first.
  return values.every((value) => typeof value === "string") ? { type: "string", ...rule } : rule;
}

/** Readers refuse an `enum` that says something twice. */
function distinct(values: readonly JsonValue[]): readonly JsonValue[] {
  return [...new Map(values.map((value) => [inOrder(value), value])).values()];
}

/** The same text for equal values, whatever the order of their members is. */
function inOrder(value: JsonValue): string {
  return JSON.stringify(value, (_, part: JsonValue) => {
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
