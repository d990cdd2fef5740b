import type { Schema } from "../../model/model.js";
import type { TypeStyle } from "../types/type-style.js";

/** A scalar with another type than it has on the wire; by the name of its codec in the runtime. */
export type ScalarCoding =
  | "dateTimeCodec"
  | "dateCodec"
  | "bigintTextCodec"
  | "numberTextCodec"
  | "bigintNumberCodec"
  | "textNumberCodec";

/** Whether 64-bit integers that are numbers on the wire lose none of their digits, which `JSON.parse` rounds. */
export function needsDigits({ int64 }: Pick<TypeStyle, "int64">): boolean {
  return int64 === "bigint" || int64 === "string";
}

/** How a scalar is decoded under the options `dates` and `int64`; undefined where it is not. */
export function scalarCoding(schema: Schema, style: TypeStyle): ScalarCoding | undefined {
  if (schema.kind === "string") return textCoding(schema.format, style);
  if (schema.kind !== "number" || !schema.integer || !isInt64(schema.format)) return undefined;
  if (style.int64 === "bigint") return "bigintNumberCodec";
  return style.int64 === "string" ? "textNumberCodec" : undefined;
}

function textCoding(
  format: string | undefined,
  { dates, int64 }: TypeStyle,
): ScalarCoding | undefined {
  if (format === "date-time") return dates === "Date" ? "dateTimeCodec" : undefined;
  if (format === "date") return dates === "Date" ? "dateCodec" : undefined;
  if (!isInt64(format)) return undefined;
  if (int64 === "bigint") return "bigintTextCodec";
  return int64 === "number" ? "numberTextCodec" : undefined;
}

function isInt64(format: string | undefined): boolean {
  return format === "int64" || format === "uint64";
}

/**
 * Whether two alternatives are one 64-bit integer, as a JSON number and as text: ProtoJSON writes text, and reads
 * both. They are decoded alike, and sent as text.
 */
export function isTextOf(text: Schema, number: Schema): boolean {
  return (
    text.kind === "string" &&
    number.kind === "number" &&
    number.integer &&
    isInt64(number.format) &&
    text.format === number.format
  );
}
