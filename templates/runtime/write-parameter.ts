import type { ParameterDescriptor } from "./endpoint.js";
import { toJson, toJsonWithDigits } from "./json-text.js";
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
        .map(([k, v]) => `;${percentEncode(k)}=${percentEncode(v)}`)
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
    ? pairs.flatMap(([, text]) => (text === "" ? [] : [text]))
    : pairs.map(([name, text]) => `${name}=${text}`);
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
    ([name, text]) => `${name}=${text}`,
  );
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
    return toDeepPairs(name, value, encoding, where);
  }
  const parts = toParts(parameter, value, where);
  if (parts.kind === "text") return [[name, encode(parts.text)]];
  if (explode) {
    return parts.kind === "list"
      ? parts.items.map((item) => [name, encode(item)])
      : parts.entries.map(([k, v]) => [encodeName(k), encode(v)]);
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
          ([k, v]) => encode(k) + (explode ? "=" : delimiter) + encode(v),
        );
  return texts.join(delimiter);
}

/** `filter[a][b]=1`; what is within brackets keeps its depth, items of a list repeat their name. */
function toDeepPairs(
  name: string,
  value: unknown,
  encoding: Encoding,
  where: string,
): readonly Pair[] {
  if (!isPresent(value)) return [];
  const pair = (item: unknown): Pair => [
    name,
    encoding.encode(toText(item, where)),
  ];
  if (Array.isArray(value)) return value.filter(isPresent).map(pair);
  if (typeof value !== "object" || value instanceof Date) return [pair(value)];
  return Object.entries(value as object).flatMap(([key, item]) =>
    toDeepPairs(
      name + encoding.percentEncode(`[${checkText(key, where)}]`),
      item,
      encoding,
      where,
    ),
  );
}
