/** The styles of OpenAPI's parameters, as text. */
import type {
  ContentDescriptor,
  EncodingDescriptor,
  Endpoint,
  ParameterDescriptor,
} from "./endpoint.js";
import {
  checkText,
  isPresent,
  type ParameterValue,
  toJson,
  toJsonWithDigits,
  toParameterValue,
  toText,
} from "./json.js";
import { getOwn, isObject, ownFields } from "./own.js";

type MoreOfParameter = Partial<Omit<ParameterDescriptor, "name">>;

/** A parameter of the path, in the usual style unless `more` says otherwise. */
export function inPath(
  name: string,
  more?: MoreOfParameter,
): ParameterDescriptor {
  return { name, style: "simple", explode: false, required: true, ...more };
}

/** A parameter of the query: as `inPath`. */
export function inQuery(
  name: string,
  more?: MoreOfParameter,
): ParameterDescriptor {
  return { name, style: "form", explode: true, required: false, ...more };
}

/** A header: as `inPath`. */
export function inHeader(
  name: string,
  more?: MoreOfParameter,
): ParameterDescriptor {
  return { name, style: "simple", explode: false, required: false, ...more };
}

/** A cookie: as `inPath`. */
export function inCookie(
  name: string,
  more?: MoreOfParameter,
): ParameterDescriptor {
  return { name, style: "form", explode: true, required: false, ...more };
}

/** Percent-encodes all but the unreserved characters of RFC 3986. Throws for lone surrogates. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/!/g, "%21")
    .replace(/'/g, "%27")
    .replace(/\(/g, "%28")
    .replace(/\)/g, "%29")
    .replace(/\*/g, "%2A");
}

/**
 * As `percentEncode`, but reserved characters and percent-encoded triples stay; except for `&`, `+`,
 * `#`, `[` and `]`, which would end a query's value or change it.
 */
export function percentEncodeReserved(text: string): string {
  return encodeURIComponent(text).replace(
    /%25([\da-f]{2})|%(?:24|2C|2F|3A|3B|3D|3F|40)/gi,
    (encoded, triple?: string) =>
      triple === undefined ? decodeURIComponent(encoded) : `%${triple}`,
  );
}

/** As `percentEncode`, but slashes stay. */
export function percentEncodeSegments(text: string): string {
  return percentEncode(text).replace(/%2F/g, "/");
}

/** Whether the media type is JSON: `application/json`, `application/problem+json; charset=utf-8`. */
export function isJson(mediaType: string): boolean {
  return /^[^;]*[/+]json\s*(?:;|$)/i.test(mediaType);
}

/**
 * The declaration for a media type: its own, else that of its range (`image/*`), else that of any type.
 * Parameters such as `charset` are ignored.
 */
export function findContent(
  declared: readonly ContentDescriptor[],
  mediaType: string,
): ContentDescriptor | undefined {
  // The value comes from a server and may not be text.
  if (typeof mediaType !== "string") return undefined;
  const wanted = nameOf(mediaType);
  const range = `${before(wanted, "/")}/*`;
  const find = (name: string): ContentDescriptor | undefined =>
    declared.find((content) => nameOf(content.mediaType) === name);
  return find(wanted) ?? find(range) ?? find("*/*");
}

function nameOf(mediaType: string): string {
  return before(mediaType, ";").trim().toLowerCase();
}

function before(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at < 0 ? text : text.slice(0, at);
}

/** A path parameter as text in the path; empty where there is nothing to write. */
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
 * A cookie parameter as `name=value` pairs. Also with `allowReserved`, `;` and `,` are encoded, since they
 * separate cookies (RFC 6265, 4.1.1).
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

/** More levels than servers read, and few enough for the stack. */
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
  if (holders.includes(value)) throw new TypeError(`${where} contains itself`);
  if (holders.length === MOST_LEVELS)
    throw new TypeError(`${where} is nested more than ${MOST_LEVELS} levels`);
  const around = { encoding, where, holders: [...holders, value] };
  return Object.keys(value).flatMap((key) => {
    const bracket = encoding.percentEncode(`[${checkText(key, where)}]`);
    return toDeepPairs(name + bracket, getOwn(value, key), around);
  });
}

/**
 * A field of a form that is written as a query parameter would be, since its encoding has one of
 * `style`, `explode` and `allowReserved` (OpenAPI 3.1, 4.8.15.1.2); undefined for any other.
 */
export function styledField(
  name: string,
  encoding: EncodingDescriptor = {},
): ParameterDescriptor | undefined {
  const own = ownFields(encoding);
  const { style = "form", allowReserved } = own;
  const { explode = style === "form" } = own;
  const isStyled = [own.style, own.explode, allowReserved].some(
    (field) => field !== undefined,
  );
  if (!isStyled) return undefined;
  const reserved = allowReserved === true ? { allowReserved } : {};
  return ownFields({ name, style, explode, required: false, ...reserved });
}

/** The parts of an input that hold parameters. */
export type ParameterPart = "pathParams" | "query" | "headers" | "cookies";

/** A parameter that has a value. */
export interface GivenParameter {
  /** Without a prototype. */
  readonly parameter: ParameterDescriptor;
  /** As it is on the wire. */
  readonly value: unknown;
  /** The name for error messages. */
  readonly where: string;
}

const partNames: { readonly [part in ParameterPart]: string } = {
  pathParams: "path parameter",
  query: "query parameter",
  headers: "header",
  cookies: "cookie",
};

/**
 * The parameters that have a value. Throws a TypeError for a name that is not declared, and for a
 * required parameter that has no value here and is not `givenElsewhere`.
 */
export function readParameters(
  endpoint: Endpoint,
  input: unknown,
  part: ParameterPart,
  givenElsewhere: (name: string) => boolean = () => false,
): readonly GivenParameter[] {
  const declared = endpoint[part];
  const given = (isObject(input) ? getOwn(input, part) : undefined) ?? {};
  const label = (name: string): string =>
    `${partNames[part]} ${JSON.stringify(name)} of ${endpoint.operationId}`;
  if (!isObject(given))
    throw new TypeError(`${part} of ${endpoint.operationId} must be an object`);
  const names = new Set(declared.map(({ name }) => name));
  const unknown = Object.keys(given).find(
    (name) => given[name] !== undefined && !names.has(name),
  );
  if (unknown !== undefined)
    throw new TypeError(`${label(unknown)} is not declared`);
  return declared.flatMap((descriptor) => {
    const parameter = ownFields(descriptor);
    const value = getOwn(given, parameter.name);
    if (isPresent(value)) {
      const { encode = (own: unknown) => own } = parameter;
      const where = label(parameter.name);
      return [{ parameter, value: encode(value as never), where }];
    }
    if (parameter.required && !givenElsewhere(parameter.name))
      throw new TypeError(`${label(parameter.name)} is required`);
    return [];
  });
}
