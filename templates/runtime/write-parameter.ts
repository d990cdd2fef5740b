import type { ParameterDescriptor } from "./endpoint.js";
import { toJson, toJsonWithDigits } from "./json-text.js";
import { getOwn } from "./own.js";
import {
  checkText,
  isPresent,
  toParameterValue,
  toText,
  type ParameterValue,
} from "./parameter-value.js";
import {
  percentEncode,
  percentEncodeReserved,
  percentEncodeSegments,
} from "./percent-encode.js";

/** Whether the media type is JSON: `application/json`, `application/problem+json; charset=utf-8`. */
export function isJson(mediaType: string): boolean {
  return /^[^;]*[/+]json\s*(?:;|$)/i.test(mediaType);
}

/** A path parameter as it stands in the path; empty where there is nothing to write. */
export function writePathParameter(
  parameter: ParameterDescriptor,
  value: unknown,
  where: string,
): string {
  const { name, style, explode } = parameter;
  const parts = toParts(parameter, value, where);
  const key = percentEncode(checkText(name, where));
  if (style === "label") return `.${join(parts, explode ? "." : ",", explode)}`;
  if (style !== "matrix") {
    const encode = parameter.keepSlashes
      ? percentEncodeSegments
      : percentEncode;
    return join(parts, ",", explode, encode);
  }
  if (parts.kind === "text")
    return parts.text === ""
      ? `;${key}`
      : `;${key}=${percentEncode(parts.text)}`;
  if (!explode) return `;${key}=${join(parts, ",", false)}`;
  return parts.kind === "list"
    ? parts.items.map((item) => `;${key}=${percentEncode(item)}`).join("")
    : parts.entries
        .map((pair) => `;${percentEncode(pair[0])}=${percentEncode(pair[1])}`)
        .join("");
}

/** A query parameter as `name=value` pairs, percent-encoded; none for an empty list. */
export function writePairs(
  parameter: ParameterDescriptor,
  value: unknown,
  where: string,
): readonly string[] {
  const encode = parameter.allowReserved
    ? percentEncodeReserved
    : percentEncode;
  const pairs = toPairs(parameter, value, where, { encode, percentEncode });
  return parameter.wholeQuery
    ? pairs.flatMap((pair) => (pair[1] === "" ? [] : [pair[1]]))
    : pairs.map(writePair);
}

/**
 * A cookie parameter as `name=value` pairs. Even with `allowReserved` a value cannot end itself: `;` and
 * `,` separate cookies (RFC 6265, 4.1.1).
 */
export function writeCookies(
  parameter: ParameterDescriptor,
  value: unknown,
  where: string,
): readonly string[] {
  const encode = (text: string): string =>
    parameter.allowReserved
      ? percentEncodeReserved(text).replace(/[,;]/g, percentEncode)
      : percentEncode(text);
  return toPairs(parameter, value, where, { encode, percentEncode }).map(
    writePair,
  );
}

function writePair(pair: Pair): string {
  return `${pair[0]}=${pair[1]}`;
}

/** A field of a multipart form by its style: names and texts of parts, in which nothing is encoded. */
export function writeParts(
  parameter: ParameterDescriptor,
  value: unknown,
  where: string,
): readonly Pair[] {
  const asIs = (text: string): string => text;
  return toPairs(parameter, value, where, {
    encode: asIs,
    percentEncode: asIs,
  });
}

type Pair = readonly [name: string, text: string];

/** How texts are encoded: values, and names with what stands between values. */
interface Encoding {
  readonly encode: (text: string) => string;
  readonly percentEncode: (text: string) => string;
}

function toPairs(
  parameter: ParameterDescriptor,
  value: unknown,
  where: string,
  encoding: Encoding,
): readonly Pair[] {
  const { style, explode } = parameter;
  const { encode, percentEncode: encodeName } = encoding;
  const name = encodeName(checkText(parameter.name, where));
  if (style === "deepObject" && parameter.mediaType === undefined) {
    return toDeepPairs(name, value, { encoding, where, holders: [] });
  }
  const parts = toParts(parameter, value, where);
  if (parts.kind === "text") return [[name, encode(parts.text)]];
  if (explode) {
    return parts.kind === "list"
      ? parts.items.map((item) => [name, encode(item)])
      : parts.entries.map((pair) => [encodeName(pair[0]), encode(pair[1])]);
  }
  const delimiter =
    style === "spaceDelimited"
      ? encodeName(" ")
      : style === "pipeDelimited"
        ? encodeName("|")
        : ",";
  const text = join(parts, delimiter, false, encode);
  return text === "" && (parts.kind === "map" || parts.items.length === 0)
    ? []
    : [[name, text]];
}

/** A header's value; not percent-encoded. */
export function writeHeader(
  parameter: ParameterDescriptor,
  value: unknown,
  where: string,
): string {
  return join(
    toParts(parameter, value, where),
    ",",
    parameter.explode,
    (text) => text,
  );
}

function toParts(
  parameter: ParameterDescriptor,
  value: unknown,
  where: string,
): ParameterValue {
  const { mediaType } = parameter;
  if (mediaType === undefined) return toParameterValue(value, where);
  const write = parameter.encode === undefined ? toJson : toJsonWithDigits;
  return {
    kind: "text",
    text: isJson(mediaType) ? write(value, where) : toText(value, where),
  };
}

function join(
  parts: ParameterValue,
  delimiter: string,
  explode: boolean,
  encode: (text: string) => string = percentEncode,
): string {
  if (parts.kind === "text") return encode(parts.text);
  const texts =
    parts.kind === "list"
      ? parts.items.map(encode)
      : parts.entries.map(
          (pair) =>
            encode(pair[0]) + (explode ? "=" : delimiter) + encode(pair[1]),
        );
  return texts.join(delimiter);
}

/** More levels than any server reads; the stack has room for them. */
const MOST_LEVELS = 256;

interface Around {
  readonly encoding: Encoding;
  readonly where: string;
  /** The objects around a value. */
  readonly holders: readonly object[];
}

/** `filter[a][b]=1`; what is within brackets keeps its depth, items of a list repeat their name. */
function toDeepPairs(
  name: string,
  value: unknown,
  { encoding, where, holders }: Around,
): readonly Pair[] {
  if (!isPresent(value)) return [];
  const pair = (item: unknown): Pair => [
    name,
    encoding.encode(toText(item, where)),
  ];
  if (Array.isArray(value)) return value.filter(isPresent).map(pair);
  if (typeof value !== "object" || value === null || value instanceof Date)
    return [pair(value)];
  if (holders.includes(value)) throw new TypeError(`${where} holds itself`);
  if (holders.length === MOST_LEVELS)
    throw new TypeError(`${where} is nested more than ${MOST_LEVELS} levels`);
  const around = { encoding, where, holders: [...holders, value] };
  return Object.keys(value).flatMap((key) => {
    const bracket = encoding.percentEncode(`[${checkText(key, where)}]`);
    return toDeepPairs(name + bracket, getOwn(value, key), around);
  });
}
