import type { SchemaContext } from "../context.js";
import { nearFormat, numberFormats } from "../../model/formats.js";
import type { NumberSchema } from "../../model/model.js";
import type { RawObject } from "../raw.js";

type Bounds = Pick<NumberSchema, "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum">;

/** Numbers (JSON Schema validation, 6.2); formats such as `int32` keep their range for the validator. */
export function buildNumber(
  raw: RawObject,
  integer: boolean,
  context: SchemaContext,
): NumberSchema {
  const format = raw.read("format", "string");
  if (
    format !== undefined &&
    raw.get("type") !== undefined &&
    !numberFormats.has(format) &&
    isOnlyNumber(raw)
  ) {
    const place = { pointer: raw.at("format") };
    context.findings.report(
      "unknown-format",
      `Format "${format}" of a number is not known: it is not checked.`,
      place,
      nearFormat(format),
    );
  }
  const multipleOf = positive(raw);
  return {
    kind: "number",
    integer,
    ...(format === undefined || !numberFormats.has(format) ? {} : { format }),
    ...bounds(raw, context),
    ...(multipleOf === undefined ? {} : { multipleOf }),
    source: raw.pointer,
    docs: {},
  };
}

function isOnlyNumber(raw: RawObject): boolean {
  const type = raw.get("type");
  return type === "number" || type === "integer";
}

/** A number (JSON Schema validation, 6.2.3), or in OpenAPI 3.0 a flag of `minimum` (draft 4, 5.1.3). */
function bounds(raw: RawObject, context: SchemaContext): Bounds {
  const minimum = raw.read("minimum", "number");
  const maximum = raw.read("maximum", "number");
  const above = exclusive(raw, "exclusiveMinimum", context);
  const below = exclusive(raw, "exclusiveMaximum", context);
  return {
    ...(minimum === undefined ? {} : above === true ? { exclusiveMinimum: minimum } : { minimum }),
    ...(maximum === undefined ? {} : below === true ? { exclusiveMaximum: maximum } : { maximum }),
    ...(typeof above === "number" ? { exclusiveMinimum: above } : {}),
    ...(typeof below === "number" ? { exclusiveMaximum: below } : {}),
  };
}

/** Both forms are unambiguous, so the form of another version is read too. */
function exclusive(
  raw: RawObject,
  key: "exclusiveMinimum" | "exclusiveMaximum",
  context: SchemaContext,
): boolean | number | undefined {
  const [usual, other] = context.dialect.booleanExclusive
    ? (["boolean", "number"] as const)
    : (["number", "boolean"] as const);
  const value = raw.get(key);
  if (typeof value !== other) return raw.read(key, usual);
  const message = `\`${key}\` is a ${usual} in this version; the ${other} is honoured.`;
  context.findings.report("exclusive-bound-form", message, { pointer: raw.at(key) });
  return raw.read(key, other);
}

function positive(raw: RawObject): number | undefined {
  const divisor = raw.read("multipleOf", "number");
  if (divisor === undefined || divisor > 0) return divisor;
  const fix =
    divisor < 0
      ? `Write \`multipleOf: ${-divisor}\`: multiples are the same for either sign.`
      : "Write the step between values, such as `multipleOf: 0.01`, or remove `multipleOf`.";
  raw.reportInvalid("`multipleOf` must be greater than 0.", "multipleOf", fix);
  return undefined;
}
