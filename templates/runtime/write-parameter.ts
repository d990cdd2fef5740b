import type { ParameterDescriptor } from "./endpoint.js";
import {
  checkText,
  isPresent,
  toParameterValue,
  toText,
  type ParameterValue,
} from "./parameter-value.js";
import { percentEncode, percentEncodeReserved } from "./percent-encode.js";

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
  const key = percentEncode(name);
  if (style === "label") return `.${join(parts, explode ? "." : ",", explode)}`;
  if (style !== "matrix") return join(parts, ",", explode);
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

/** A query or cookie parameter as `name=value` pairs, percent-encoded; none for an empty list. */
export function writePairs(
  parameter: ParameterDescriptor,
  value: unknown,
  where: string,
): readonly string[] {
  const { style, explode } = parameter;
  const name = percentEncode(parameter.name);
  const encode = parameter.allowReserved
    ? percentEncodeReserved
    : percentEncode;
  if (style === "deepObject" && parameter.mediaType === undefined) {
    return writeDeep(name, value, encode, where);
  }
  const parts = toParts(parameter, value, where);
  if (parts.kind === "text") {
    const text = encode(parts.text);
    if (!parameter.wholeQuery) return [`${name}=${text}`];
    return text === "" ? [] : [text];
  }
  if (explode) {
    return parts.kind === "list"
      ? parts.items.map((item) => `${name}=${encode(item)}`)
      : parts.entries.map(([k, v]) => `${percentEncode(k)}=${encode(v)}`);
  }
  const delimiter =
    style === "spaceDelimited"
      ? "%20"
      : style === "pipeDelimited"
        ? "%7C"
        : ",";
  const text = join(parts, delimiter, false, encode);
  return text === "" && (parts.kind === "map" || parts.items.length === 0)
    ? []
    : [`${name}=${text}`];
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
  return {
    kind: "text",
    text: isJson(mediaType) ? toJson(value, where) : toText(value, where),
  };
}

/** JSON text; throws a TypeError for what JSON has no word for. */
export function toJson(value: unknown, where: string): string {
  let text: string | undefined;
  let reason = `a ${typeof value}`;
  try {
    text = JSON.stringify(value);
  } catch (error) {
    reason = String(error);
  }
  if (text === undefined)
    throw new TypeError(`${where} is no JSON value: ${reason}`);
  return text;
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
function writeDeep(
  name: string,
  value: unknown,
  encode: (text: string) => string,
  where: string,
): readonly string[] {
  if (!isPresent(value)) return [];
  if (Array.isArray(value)) {
    const items = value.filter(isPresent);
    return items.map((item) => `${name}=${encode(toText(item, where))}`);
  }
  if (typeof value !== "object" || value instanceof Date) {
    return [`${name}=${encode(toText(value, where))}`];
  }
  return Object.entries(value as object).flatMap(([key, item]) =>
    writeDeep(
      `${name}%5B${percentEncode(checkText(key, where))}%5D`,
      item,
      encode,
      where,
    ),
  );
}
