/** `buildRequest`: a descriptor and an input to method, URL, headers and body. */
import type { Body, Endpoint, InputArgument, RawBody } from "./endpoint.js";
import { checkText, isPresent } from "./json.js";
import { getOwn, isObject, ownFields } from "./own.js";
import {
  percentEncode,
  readParameters,
  writeCookies,
  writeHeader,
  writePairs,
  writePathParameter,
} from "./parameters.js";
import {
  type BodyWriter,
  writeBody,
  type WrittenBody,
} from "./request-body.js";

/**
 * The URL of a request. It always keeps scheme, host and port of `baseUrl`, and stays below its path;
 * throws a TypeError where document or input would change that.
 */
export function writeUrl(
  endpoint: Endpoint,
  input: unknown,
  baseUrl: string,
): string {
  const base = checkBaseUrl(baseUrl, endpoint.operationId);
  const pieces = writePath(endpoint, input);
  checkPath(pieces, base, endpoint);
  const query = readParameters(endpoint, input, "query").flatMap(
    ({ parameter, value, where }) => writePairs(parameter, value, where),
  );
  return withQuery(base + textOf(pieces), query);
}

/** A part of the path: text of the template, or the written value of a parameter. */
interface Piece {
  readonly text: string;
  /** Of the parameter. */
  readonly name?: string;
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("");
}

function writePath(endpoint: Endpoint, input: unknown): readonly Piece[] {
  const { operationId, path } = endpoint;
  const texts = new Map<string, string>();
  const given = readParameters(endpoint, input, "pathParams");
  given.forEach(({ parameter, value, where }) => {
    const isEmpty =
      value === "" ||
      (Array.isArray(value) &&
        !value.some((item) => isPresent(item) && item !== ""));
    const text = isEmpty ? "" : writePathParameter(parameter, value, where);
    if (text === "") throw new TypeError(`${where} must not be empty`);
    texts.set(parameter.name, text);
  });
  // Every second part is the name of a parameter.
  return path.split(/\{([^{}]*)\}/).map((part, index) => {
    if (index % 2 === 0) return { text: writeLiteral(part, endpoint) };
    const text = texts.get(part);
    if (text !== undefined) return { text, name: part };
    throw new TypeError(
      `path parameter ${JSON.stringify(part)} of ${operationId} is required`,
    );
  });
}

/**
 * Text of the template, percent-encoded where URLs require it. URL parsers would drop a tab or a line
 * break, and read a backslash as a slash.
 */
function writeLiteral(text: string, { operationId, path }: Endpoint): string {
  return checkText(text, pathLabel(operationId, path)).replace(
    /[^\x21-\x7e]+|["<>\\^`{|}]+/g,
    percentEncode,
  );
}

/**
 * Checks the finished path: URL parsers resolve the segments `.` and `..`, encoded or not (WHATWG URL,
 * 4.4), and some servers ignore the text after `;` in a segment.
 */
function checkPath(
  pieces: readonly Piece[],
  base: string,
  { operationId, path }: Endpoint,
): void {
  const text = textOf(pieces);
  if (!text.startsWith("/")) {
    throw new TypeError(
      `${pathLabel(operationId, path)} must begin with "/": it cannot be appended to a base URL`,
    );
  }
  if (base === "" && text.startsWith("//")) {
    throw new TypeError(
      `${pathLabel(operationId, path)} begins with "//", which would name another host`,
    );
  }
  let start = 0;
  for (const segment of (/^[^?#]*/.exec(text)?.[0] ?? "").split("/")) {
    const end = start + segment.length;
    if (/^(?:\.|%2e){1,2}(?:;|$)/i.test(segment)) {
      const names = namesWithin(pieces, start, end);
      throw new TypeError(
        names.length === 0
          ? `${pathLabel(operationId, path)} must not have the segment "${segment}"`
          : `path parameter ${names.join(", ")} of ${operationId} must not make the path segment "${segment}"`,
      );
    }
    start = end + 1;
  }
}

/** The quoted names of the parameters that wrote a part of the path. */
function namesWithin(
  pieces: readonly Piece[],
  start: number,
  end: number,
): readonly string[] {
  let at = 0;
  return pieces.flatMap(({ text, name }) => {
    const from = at;
    at += text.length;
    return name !== undefined && from < end && at > start
      ? [JSON.stringify(name)]
      : [];
  });
}

function pathLabel(operationId: string, path: string): string {
  return `the path ${JSON.stringify(path)} of ${operationId}`;
}

/** Some documents write a part of the query, or a fragment, into the path. */
export function withQuery(url: string, query: readonly string[]): string {
  if (query.length === 0) return url;
  const end = url.indexOf("#");
  const whole = end === -1 ? url : url.slice(0, end);
  const fragment = url.slice(whole.length);
  return `${whole}${whole.includes("?") ? "&" : "?"}${query.join("&")}${fragment}`;
}

/** Where the next page is: what a page says, and the URL of the operation. */
export type NextAddress = (
  nextUrl: string,
  url: string,
  endpoint: Endpoint,
) => string;

/**
 * The address of the next page, at the server of the page before. Throws for one of another server, which
 * would get to see the credentials. Where the base URL is a path, the page that runs is at the server, and the
 * host of the address counts for nothing.
 */
export const nextAddress: NextAddress = (nextUrl, url, { operationId }) => {
  const absolute = /^(https?:\/\/[^/?#\\\s]+)([/?][^#\\\s]*)?(?:#.*)?$/i;
  const server = absolute.exec(url)?.[1] ?? "";
  const next = absolute.exec(nextUrl);
  const given = next?.[1];
  const rest = next?.[2] ?? "/";
  if (given !== undefined && (server === "" || isSameServer(given, server)))
    return server === "" && !rest.startsWith("/")
      ? withoutQuery(url) + rest
      : server + rest;
  if (/^\/(?![/\\])[^#\\\s]*$/.test(nextUrl)) return server + nextUrl;
  if (/^\?[^#\\\s]*$/.test(nextUrl)) return withoutQuery(url) + nextUrl;
  const reason =
    given === undefined
      ? "it is not an http(s) URL, a path, or a query"
      : `${given} is another server than ${server}`;
  throw new TypeError(
    `The address of the next page of ${operationId} is not used: ${reason}`,
  );
};

function withoutQuery(url: string): string {
  return url.split("?")[0] as string;
}

function isSameServer(one: string, other: string): boolean {
  const normal = (server: string): string =>
    server
      .toLowerCase()
      .replace(/^(http:.*):80$/, "$1")
      .replace(/^(https:.*):443$/, "$1");
  return normal(one) === normal(other);
}

/** The base URL without the slashes at its end; empty for `/`. */
function checkBaseUrl(baseUrl: string, operationId: string): string {
  const isAbsolute =
    /^https?:\/\/[^/?#\\\s\0-\x1f\x7f]+(?:\/[^?#\\\s\0-\x1f\x7f]*)?$/i.test(
      baseUrl,
    );
  const isPath = /^\/(?!\/)[^?#\\\s\0-\x1f\x7f]*$/.test(baseUrl);
  if (!isAbsolute && !isPath) {
    const given = JSON.stringify(baseUrl);
    throw new TypeError(
      `baseUrl for ${operationId} must be an http(s) URL without query, or a path that begins with "/": ${given}`,
    );
  }
  let end = baseUrl.length;
  while (baseUrl[end - 1] === "/") end -= 1;
  return baseUrl.slice(0, end);
}

type Headers = { readonly [name: string]: string };

/**
 * The headers of a request, by name in lower case; those of `further` take precedence. Throws a TypeError
 * for a name or a value that headers do not allow (RFC 9110, 5.1 and 5.5).
 */
export function writeHeaders(
  endpoint: Endpoint,
  input: unknown,
  contentType: string | undefined,
  further: Headers,
): Record<string, string> {
  const { operationId } = endpoint;
  const headers = new Map<string, string>();
  const set = (name: string, value: string, where: string): void => {
    headers.set(
      checkToken(name, where).toLowerCase(),
      checkValue(value, where),
    );
  };
  const accept = acceptedTypes(endpoint);
  if (accept.length > 0)
    set(
      "accept",
      accept.join(", "),
      `a media type in responses of ${operationId}`,
    );
  if (contentType !== undefined)
    set("content-type", contentType, `the media type for ${operationId}`);
  const names = Object.keys(further).map((name) => name.toLowerCase());
  const isFurther = (name: string): boolean =>
    names.includes(name.toLowerCase());
  readParameters(endpoint, input, "headers", isFurther).forEach(
    ({ parameter, value, where }) =>
      set(parameter.name, writeHeader(parameter, value, where), where),
  );
  const cookies = readParameters(endpoint, input, "cookies").flatMap(
    ({ parameter, value, where }) => writeCookies(parameter, value, where),
  );
  if (cookies.length > 0)
    set("cookie", cookies.join("; "), `a cookie of ${operationId}`);
  Object.keys(further).forEach((name) => {
    const where = `header ${JSON.stringify(name)} for ${operationId}`;
    set(name, further[name] ?? "", where);
  });
  // Not by assignment: a header named `__proto__` is a header.
  return Object.fromEntries(headers);
}

function acceptedTypes({ responses }: Endpoint): readonly string[] {
  const all = Object.values(responses).flatMap((response) => {
    const { mediaType, alternatives = [] } = ownFields(response);
    return [
      ...(mediaType === undefined ? [] : [mediaType]),
      ...alternatives.map((alternative) => alternative.mediaType),
    ];
  });
  return [...new Set(all)];
}

/** The name of a header, or a method: a token (RFC 9110, 5.6.2). */
export function checkToken(name: string, where: string): string {
  if (!/^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/.test(name)) {
    throw new TypeError(
      `${where} has a name that HTTP does not allow: ${JSON.stringify(name)}`,
    );
  }
  return name;
}

function checkValue(value: string, where: string): string {
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
    throw new TypeError(
      `${where} contains a character that headers do not allow`,
    );
  }
  return value;
}

export interface RequestOptions {
  /**
   * An http or https URL, with or without a path: `https://acme.example.com/base`. Or a path alone, which
   * pages in a browser resolve: `/base`.
   */
  readonly baseUrl: string;
  /**
   * Further headers, such as `authorization`; they take precedence over those of the operation, and replace
   * required ones.
   */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** The media type of the body, where the operation allows several. */
  readonly contentType?: string | undefined;
  /**
   * The address of the next page, as `paginate` gives it to `send`: it replaces path and query. It must be one
   * of the same server as `baseUrl`, since the request has the headers of the operation.
   */
  readonly nextUrl?: string | undefined;
}

/** A request for any client: `fetch(request.url, request)`. */
export interface HttpRequest<Payload = string> {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Record<string, string>;
  /** Text for JSON and URL-encoded forms, FormData for multipart forms; else the given value. */
  readonly body?: Payload;
}

/**
 * Builds the request of an operation. Its URL stays below `baseUrl`, and no value leaves its place in URL,
 * headers or body. Throws a TypeError that names the parameter and the operation for an input that cannot
 * be sent. Does not validate the input against its schemas.
 */
export function buildRequest<E extends Endpoint>(
  endpoint: E,
  input: InputArgument<E>,
  options: RequestOptions,
): HttpRequest<string | RawBody<Body<E>>> {
  return buildWith({ writeBody, nextAddress }, endpoint, input, options);
}

/** What only some requests need. */
export interface RequestParts {
  readonly writeBody: BodyWriter;
  readonly nextAddress?: NextAddress | undefined;
}

/** As `buildRequest`, with no other parts than those given. */
export function buildWith(
  { writeBody, nextAddress }: RequestParts,
  endpoint: Endpoint,
  input: unknown,
  options: RequestOptions,
): HttpRequest<never> {
  const { baseUrl, contentType, headers = {}, nextUrl } = ownFields(options);
  const own = writeUrl(endpoint, input, baseUrl);
  const url =
    nextUrl === undefined || nextAddress === undefined
      ? own
      : nextAddress(nextUrl, own, endpoint);
  const written = writeBody(
    endpoint,
    isObject(input) ? getOwn(input, "body") : undefined,
    contentType,
  );
  return {
    method: checkToken(
      endpoint.method,
      `the method of ${endpoint.operationId}`,
    ),
    url,
    headers: writeHeaders(
      endpoint,
      input,
      ownFields<Partial<WrittenBody>>(written ?? {}).contentType,
      headers,
    ),
    ...(written !== undefined && { body: written.body as never }),
  };
}

/** A server of the API (OpenAPI, Server Object). `Name` is the names of its variables. */
export interface ServerDescriptor<Name extends string = string> {
  /** With the variables in braces: `https://{tenant}.example.com`. */
  readonly url: string;
  readonly description?: string;
  readonly variables: { readonly [Variable in Name]: ServerVariable };
}

/** A part of a server's URL (OpenAPI, Server Variable Object). */
export interface ServerVariable {
  readonly default: string;
  /** The values that it may have; absent: any. */
  readonly values?: readonly string[];
  readonly description?: string;
}

/**
 * The URL of a server: each variable becomes the value given, or its default. Throws a TypeError for a
 * value that is not one of the declared ones, and for one that would reach beyond its part of the URL,
 * such as `evil.example/` in a host name.
 */
export function serverUrl<Name extends string>(
  server: ServerDescriptor<Name>,
  variables: { readonly [Variable in Name]?: string | undefined } = {},
): string {
  const { url } = server;
  const start = url.indexOf("://");
  const host = start + "://".length;
  const slash = url.indexOf("/", host);
  const hostEnd = start < 0 ? 0 : slash < 0 ? url.length : slash;
  return url.replace(/\{([^{}]*)\}/g, (whole, name: string, at: number) => {
    const declared = getOwn(server.variables, name) as
      ServerVariable | undefined;
    // Not a declared variable: the braces stay as they are.
    if (declared === undefined) return whole;
    const value = getOwn(variables, name) ?? declared.default;
    if (typeof value !== "string") throw refuse(name, "must be a string");
    const { values } = declared;
    if (values !== undefined && !values.includes(value))
      throw refuse(name, `must be one of ${values.join(", ")}`);
    // The default comes from the document, and a variable may be the whole URL.
    if (value === declared.default || whole === url) return value;
    const isHost = at < hostEnd;
    const allowed = at < start ? SCHEME : isHost ? HOST : PATH;
    if (!allowed.test(value) || DOTS.test(value))
      throw refuse(name, `must not reach beyond its part of ${url}`);
    return value;
  });
}

const SCHEME = /^[a-z][a-z0-9+.-]*$/i;
const HOST = /^[a-z0-9._-]+(?::[0-9]+)?$/i;
const PATH = /^[a-z0-9._~!$&'()*+,;=:@%/-]*$/i;
/** The segments `.` and `..`, also encoded. */
const DOTS = /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i;

function refuse(name: string, must: string): TypeError {
  return new TypeError(`The server variable "${name}" ${must}.`);
}
