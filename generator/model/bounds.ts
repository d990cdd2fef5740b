import { numberFormats } from "./formats.js";
import type { NumberSchema } from "./model.js";

/** The bounds of a number, combined with the range of its format: `int32` with `minimum: 0`. */
export function boundsOf(
  schema: NumberSchema,
  formats: "assert" | "annotate",
): Pick<NumberSchema, "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum"> {
  const range = formats === "assert" ? numberFormats.get(schema.format ?? "") : undefined;
  const { exclusiveMinimum, exclusiveMaximum } = schema;
  const minimum = tighter(schema.minimum, range?.minimum, Math.max);
  const maximum = tighter(schema.maximum, range?.maximum, Math.min);
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(exclusiveMinimum === undefined ? {} : { exclusiveMinimum }),
    ...(exclusiveMaximum === undefined ? {} : { exclusiveMaximum }),
  };
}

function tighter(
  a: number | undefined,
  b: number | undefined,
  choose: (a: number, b: number) => number,
): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return choose(a, b);
}
