/** Values on the wire and decoded ones: dates and 64-bit integers. */
import { copyDigits, exactMember, getOwn, isObject, ownFields } from "./own.js";

/** Converts values between the wire and TypeScript, in both directions. */
export interface Codec {
  readonly decode: (value: unknown) => unknown;
  readonly encode: (value: unknown) => unknown;
}

/** The kind of a value, for codecs. */
export type Kind =
  | "null"
  | "boolean"
  | "number"
  | "string"
  | "bigint"
  | "Date"
  | "array"
  | "object"
  | "other";

/** Codecs for the items of an array; `prefixItems` for the first ones. */
export function arrayCodec(
  items: Codec | undefined,
  first: readonly (Codec | undefined)[] = [],
): Codec {
  const change = (way: keyof Codec) => (value: unknown) => {
    if (!Array.isArray(value)) return value;
    const changed = (value as readonly unknown[]).map((item, index) => {
      const codec = index < first.length ? first[index] : items;
      if (codec === undefined) return item;
      return codec[way](exactMember(value, String(index), item));
    });
    return copyDigits(value, changed);
  };
  return { decode: change("decode"), encode: change("encode") };
}

/** The properties of an object, by name; `rest` is for all others. */
export function objectCodec(
  properties: { readonly [name: string]: Codec },
  rest?: Codec,
): Codec {
  const change = (way: keyof Codec) => (value: unknown) => {
    if (!isObject(value) || value instanceof Date) return value;
    const entries = Object.entries(value).map((entry) => {
      const name = entry[0];
      const item: unknown = entry[1];
      const codec = getOwn(properties, name) ?? rest;
      if (codec === undefined || item === undefined)
        return [name, item] as const;
      const exact = exactMember(value, name, item);
      return [name, (codec as Codec)[way](exact)] as const;
    });
    // Unlike assignment, this keeps a property `__proto__` a property.
    return copyDigits(value, Object.fromEntries(entries));
  };
  return { decode: change("decode"), encode: change("encode") };
}

/** A codec that is declared elsewhere, perhaps further down. */
export function lazyCodec(codec: () => Codec): Codec {
  return {
    decode: (value) => codec().decode(value),
    encode: (value) => codec().encode(value),
  };
}

/** Codecs of the parts of a schema (`allOf`), each for other properties. */
export function allCodec(parts: readonly Codec[]): Codec {
  const change = (way: keyof Codec) => (value: unknown) =>
    parts.reduce((changed, part) => part[way](changed), value);
  return { decode: change("decode"), encode: change("encode") };
}

/** Objects with a property whose value selects the codec. */
export function taggedCodec(
  property: string,
  codecs: { readonly [tag: string]: Codec },
  otherwise?: { readonly known: readonly string[]; readonly codec: Codec },
): Codec {
  const change = (way: keyof Codec) => (value: unknown) => {
    const tag: unknown = isObject(value) ? getOwn(value, property) : undefined;
    const own = typeof tag === "string" ? getOwn(codecs, tag) : undefined;
    const isKnown = typeof tag === "string" && otherwise?.known.includes(tag);
    const codec = own ?? (isKnown === true ? undefined : otherwise?.codec);
    return codec === undefined ? value : (codec as Codec)[way](value);
  };
  return { decode: change("decode"), encode: change("encode") };
}

/** Alternatives that are selected by the kind of their values, on the wire and decoded. */
export function kindsCodec(table: {
  readonly [Way in keyof Codec]: { readonly [Name in Kind]?: Codec };
}): Codec {
  const change = (way: keyof Codec) => (value: unknown) => {
    // On the wire, a bigint is a number with all of its digits.
    const isExact = way === "decode" && typeof value === "bigint";
    const codec = ownFields(table[way])[isExact ? "number" : kindOf(value)];
    if (codec === undefined) return isExact ? Number(value) : value;
    return codec[way](value);
  };
  return { decode: change("decode"), encode: change("encode") };
}

function kindOf(value: unknown): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (value instanceof Date) return "Date";
  const type = typeof value;
  return type === "function" || type === "symbol" || type === "undefined"
    ? "other"
    : type;
}

/**
 * Codecs of scalars with another type in TypeScript than on the wire. Values of other types stay as they
 * are.
 */

/** `date-time` (RFC 3339) as a Date; fractions of milliseconds are lost. */
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
  // Date has no leap seconds: 23:59:60 is read as the second after 23:59:59.
  const leap = /T\d\d:\d\d:60/.test(upper);
  const time = Date.parse(leap ? upper.replace(/:60/, ":59") : upper);
  return new Date(leap ? time + 1000 : time);
}

function toDay(date: Date): string {
  const text = date.toISOString();
  // Years of more than four digits have a sign.
  if (!/^\d{4}-/.test(text))
    throw new RangeError(`${text} is not a date of RFC 3339`);
  return text.slice(0, 10);
}
