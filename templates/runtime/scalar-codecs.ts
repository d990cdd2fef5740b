import type { Codec } from "./codec.js";

/**
 * Scalars that have another type in TypeScript than on the wire. A value that is not of the type that
 * is to be changed stays as it is.
 */

/** `date-time` (RFC 3339) as a Date; what is finer than a millisecond is lost. */
export const dateTimeCodec: Codec = {
  decode: (value) => (typeof value === "string" ? toDate(value) : value),
  encode: (value) => (value instanceof Date ? value.toISOString() : value),
};

/** `date` (RFC 3339) as a Date at midnight UTC. */
export const dateCodec: Codec = {
  decode: (value) =>
    typeof value === "string" ? new Date(`${value}T00:00:00Z`) : value,
  encode: (value) => (value instanceof Date ? toDay(value) : value),
};

/** A 64-bit integer that is text on the wire, as a bigint. */
export const bigintTextCodec: Codec = {
  decode: (value) => (typeof value === "string" ? BigInt(value) : value),
  encode: (value) => (typeof value === "bigint" ? String(value) : value),
};

/** A 64-bit integer that is text on the wire, as a number; past 2^53 it is rounded. */
export const numberTextCodec: Codec = {
  decode: (value) => (typeof value === "string" ? Number(value) : value),
  encode: (value) =>
    Number.isInteger(value) ? String(BigInt(value as number)) : value,
};

/**
 * A 64-bit integer that is a number on the wire, as a bigint. Where no double can hold it, it stays a
 * bigint, which is written with all of its digits.
 */
export const bigintNumberCodec: Codec = {
  decode: (value) =>
    Number.isInteger(value) ? BigInt(value as number) : value,
  encode: (value) => (typeof value === "bigint" ? toInteger(value) : value),
};

/** A 64-bit integer that is a number on the wire, as text. */
export const textNumberCodec: Codec = {
  decode: (value) =>
    Number.isInteger(value) || typeof value === "bigint"
      ? String(BigInt(value as number | bigint))
      : value,
  encode: (value) =>
    typeof value === "string" && /^-?\d{1,20}$/.test(value)
      ? toInteger(BigInt(value))
      : value,
};

function toInteger(value: bigint): number | bigint {
  const number = Number(value);
  return BigInt(number) === value ? number : value;
}

function toDate(text: string): Date {
  const upper = text.toUpperCase().replace(" ", "T");
  // Dates know no leap seconds: 23:59:60 is the second after 23:59:59.
  const leap = /T\d\d:\d\d:60/.test(upper);
  const time = Date.parse(leap ? upper.replace(/:60/, ":59") : upper);
  return new Date(leap ? time + 1000 : time);
}

function toDay(date: Date): string {
  const text = date.toISOString();
  // Years of more than four digits have a sign.
  if (!/^\d{4}-/.test(text))
    throw new RangeError(`${text} is no date of RFC 3339`);
  return text.slice(0, 10);
}
