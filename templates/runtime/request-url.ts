import type { Endpoint } from "./endpoint.js";
import { checkText, isPresent } from "./parameter-value.js";
import { percentEncode } from "./percent-encode.js";
import { readParameters } from "./read-parameters.js";
import { writePairs, writePathParameter } from "./write-parameter.js";

/**
 * The URL of a request. Whatever the document and the input hold, it keeps scheme, host and port of
 * `baseUrl`, and stays below its path; a TypeError is thrown where it would not.
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

/** A part of the path: text of the template, or what a parameter was written as. */
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
 * Text of the template: what cannot stand in a URL is percent-encoded. Parsers of URLs would drop a tab
 * or a line break, and read a backslash as a slash.
 */
function writeLiteral(text: string, { operationId, path }: Endpoint): string {
  return checkText(text, pathLabel(operationId, path)).replace(
    /[^\x21-\x7e]+|["<>\\^`{|}]+/g,
    percentEncode,
  );
}

/**
 * Checks the path as it was written, whatever it was put together from: parsers of URLs resolve the
 * segments `.` and `..`, encoded or not (WHATWG URL, 4.4), and some servers ignore what stands behind
 * `;` in a segment.
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

/** The base URL without the slashes at its end; of `/` nothing is left. */
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
