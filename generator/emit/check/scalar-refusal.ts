import { boundsOf } from "../../model/bounds.js";
import { stringFormatCheck } from "../../model/formats.js";
import type { NumberSchema, Schema, StringSchema } from "../../model/model.js";
import { code, literal, type Code } from "../code/code.js";
import { call, not, or } from "../code/combine.js";
import type { Imports } from "../imports.js";

/** What is needed of the check that these stand in: `CheckFunction` itself would lead in a circle. */
interface ScalarCheck {
  readonly module: {
    readonly options: {
      readonly imports: Imports;
      readonly formats: "assert" | "annotate";
      readonly protojson: boolean;
      /** The table of the fields of a message; undefined where field masks are not checked. */
      readonly maskFields: (message: string) => Code | undefined;
    };
    /** The constant that holds a pattern. */
    pattern(pattern: string): Code;
  };
}

export function numberRefusal(schema: NumberSchema, value: Code, check: ScalarCheck): Code {
  const test = call(schema.integer ? code`Number.isInteger` : code`Number.isFinite`, [value]);
  const rules = numberRules(schema, value, check);
  // The test refuses whatever is no number, and NaN; `typeof` is for TypeScript, which compares then.
  const isOther = rules.length === 0 ? [] : [code`typeof ${value} !== "number"`];
  return or([...isOther, not(test), ...rules]);
}

/** What numbers are refused for. */
export function numberRules(schema: NumberSchema, value: Code, check: ScalarCheck): Code[] {
  const { imports, formats } = check.module.options;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = boundsOf(schema, formats);
  return [
    ...(minimum === undefined ? [] : [code`${value} < ${literal(minimum)}`]),
    ...(maximum === undefined ? [] : [code`${value} > ${literal(maximum)}`]),
    ...(exclusiveMinimum === undefined ? [] : [code`${value} <= ${literal(exclusiveMinimum)}`]),
    ...(exclusiveMaximum === undefined ? [] : [code`${value} >= ${literal(exclusiveMaximum)}`]),
    ...(schema.multipleOf === undefined
      ? []
      : [not(call(imports.runtime("isMultipleOf"), [value, literal(schema.multipleOf)]))]),
  ];
}

export function stringRefusal(schema: StringSchema, value: Code, check: ScalarCheck): Code {
  const rules = stringRules(schema, value, check);
  // Formats refuse whatever is not a string; `typeof` tells TypeScript, which the other rules need.
  const isOther = isFormatAlone(schema, check) ? [] : [code`typeof ${value} !== "string"`];
  return or([...isOther, ...rules]);
}

/** Whether a format is all that is asked of strings. */
function isFormatAlone(schema: StringSchema, check: ScalarCheck): boolean {
  const { minLength = 0, maxLength, pattern, fieldMask } = schema;
  const isMore = minLength > 0 || maxLength !== undefined || pattern !== undefined;
  return formatTest(schema, check) !== undefined && !isMore && fieldMask?.checked !== true;
}

/** The runtime's test of a format, where it is checked. */
function formatTest({ format }: StringSchema, check: ScalarCheck): string | undefined {
  const { formats, protojson } = check.module.options;
  if (formats !== "assert" || format === undefined) return undefined;
  return stringFormatCheck(format, protojson);
}

/** What strings are refused for. */
export function stringRules(schema: StringSchema, value: Code, check: ScalarCheck): Code[] {
  const { imports, maskFields } = check.module.options;
  const { minLength, maxLength, pattern, fieldMask } = schema;
  const fields = fieldMask?.checked === true ? maskFields(fieldMask.message) : undefined;
  const test = formatTest(schema, check);
  const bounds = [
    literal(minLength ?? 0),
    maxLength === undefined ? code`Infinity` : literal(maxLength),
  ];
  const isBounded = (minLength ?? 0) > 0 || maxLength !== undefined;
  return [
    ...(isBounded ? [not(call(imports.runtime("lengthWithin"), [value, ...bounds]))] : []),
    ...(test === undefined ? [] : [not(call(imports.runtime(test), [value]))]),
    ...(pattern === undefined
      ? []
      : [not(call(code`${check.module.pattern(pattern)}.test`, [value]))]),
    ...(fields === undefined ? [] : [not(call(imports.runtime("isFieldMask"), [value, fields]))]),
  ];
}

/** Whether nothing but the type is asked for: a string of any form, any number. */
function isPlain(schema: Schema, check: ScalarCheck): boolean {
  if (schema.kind === "boolean") return true;
  if (schema.kind === "string") return stringRules(schema, code`value`, check).length === 0;
  return schema.kind === "number" && numberRules(schema, code`value`, check).length === 0;
}

/** Whether the refusal reads the value once, so that it needs no local. */
export function readsOnce(schema: Schema, check: ScalarCheck): boolean {
  switch (schema.kind) {
    case "null":
    case "ref":
      return true;
    case "boolean":
    case "number":
      return isPlain(schema, check);
    case "string":
      return isPlain(schema, check) || isFormatAlone(schema, check);
    case "any":
    case "never":
    case "literal":
    case "object":
    case "array":
    case "unevaluated":
    case "union":
    case "intersection":
    case "not":
    case "conditional":
      return false;
    default:
      return schema satisfies never;
  }
}
