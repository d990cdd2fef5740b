import type { SchemaContext } from "./context.js";
import { numberFormats } from "./formats.js";
import type { NumberSchema } from "./model.js";
import type { RawObject } from "./raw.js";

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
    );
  }
  const multipleOf = positive(raw, context);
  return {
    kind: "number",
    integer,
    ...(format === undefined || !numberFormats.has(format) ? {} : { format }),
    ...(context.dialect.booleanExclusive ? draft4Bounds(raw) : bounds(raw)),
    ...(multipleOf === undefined ? {} : { multipleOf }),
    source: raw.pointer,
    docs: {},
  };
}

function isOnlyNumber(raw: RawObject): boolean {
  const type = raw.get("type");
  return type === "number" || type === "integer";
}

function bounds(raw: RawObject): Bounds {
  const keys = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;
  return Object.fromEntries(
    keys.flatMap((key) => {
      const bound = raw.read(key, "number");
      return bound === undefined ? [] : [[key, bound]];
    }),
  );
}

/** OpenAPI 3.0: `exclusiveMinimum` is a flag of `minimum` (JSON Schema draft 4, 5.1.3). */
function draft4Bounds(raw: RawObject): Bounds {
  const minimum = raw.read("minimum", "number");
  const maximum = raw.read("maximum", "number");
  const above = raw.read("exclusiveMinimum", "boolean") === true;
  const below = raw.read("exclusiveMaximum", "boolean") === true;
  return {
    ...(minimum === undefined ? {} : above ? { exclusiveMinimum: minimum } : { minimum }),
    ...(maximum === undefined ? {} : below ? { exclusiveMaximum: maximum } : { maximum }),
  };
}

function positive(raw: RawObject, context: SchemaContext): number | undefined {
  const divisor = raw.read("multipleOf", "number");
  if (divisor === undefined || divisor > 0) return divisor;
  const place = { pointer: raw.at("multipleOf") };
  context.findings.report("invalid-document", "`multipleOf` must be greater than 0.", place);
  return undefined;
}
