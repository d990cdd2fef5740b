import { isObject } from "./object.js";
import { getOwn } from "./own.js";
import { copyDigits, exactMember } from "./parse-json.js";

/** How values differ between the wire and TypeScript, in both directions. */
export interface Codec {
  readonly decode: (value: unknown) => unknown;
  readonly encode: (value: unknown) => unknown;
}

/** What a value is, as far as codecs are concerned. */
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

/** The items of an array, and before them those of certain places. */
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
    const entries = Object.entries(value).map(([name, item]) => {
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

/** Parts of one schema, each with properties of its own. */
export function allCodec(parts: readonly Codec[]): Codec {
  const change = (way: keyof Codec) => (value: unknown) =>
    parts.reduce((changed, part) => part[way](changed), value);
  return { decode: change("decode"), encode: change("encode") };
}

/** Objects of which one property tells which codec is meant. */
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

/** Alternatives that differ in what their values are, on the wire and decoded. */
export function kindsCodec(table: {
  readonly [Way in keyof Codec]: { readonly [Name in Kind]?: Codec };
}): Codec {
  const change = (way: keyof Codec) => (value: unknown) => {
    // On the wire a bigint is a number of which all digits are known.
    const isExact = way === "decode" && typeof value === "bigint";
    const codec = table[way][isExact ? "number" : kindOf(value)];
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
