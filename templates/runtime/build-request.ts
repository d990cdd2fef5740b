import type { Endpoint, ParameterDescriptor } from "./endpoint.js";
import type { Body, InputArgument } from "./endpoint-types.js";
import { isObject } from "./object.js";
import { getOwn } from "./own.js";
import { isPresent } from "./parameter-value.js";
import type { RawBody } from "./raw-body.js";
import { writeBody } from "./request-body.js";
import {
  writeHeader,
  writePairs,
  writePathParameter,
} from "./write-parameter.js";

export interface RequestOptions {
  /** Absolute, http or https, with or without a path: `https://acme.example.com/base`. */
  readonly baseUrl: string;
  /** Further headers, such as `authorization`; they win over those of the operation. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** Which media type the body is sent in, where the operation takes several. */
  readonly contentType?: string | undefined;
}

/** A request for any client: `fetch(request.url, request)`. */
export interface HttpRequest<Payload = string> {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Record<string, string>;
  /** Text for JSON and URL-encoded forms, FormData for others; else what was given. */
  readonly body?: Payload;
}

/**
 * Builds the request of an operation. Throws a TypeError that names the parameter and the operation
 * for an input that cannot be sent; whether it fits its schemas is for the validators to say.
 */
export function buildRequest<E extends Endpoint>(
  endpoint: E,
  input: InputArgument<E>,
  options: RequestOptions,
): HttpRequest<string | RawBody<Body<E>>> {
  const { operationId, method } = endpoint;
  const path = writePath(endpoint, input);
  const query = readParameters(endpoint, input, "query").flatMap(
    ([parameter, value, where]) => writePairs(parameter, value, where),
  );
  const written = writeBody(
    endpoint,
    isObject(input) ? getOwn(input, "body") : undefined,
    options.contentType,
  );
  const url = checkBaseUrl(options.baseUrl, operationId) + path;
  return {
    method,
    url: withQuery(url, query),
    headers: writeHeaders(
      endpoint,
      input,
      written?.contentType,
      options.headers ?? {},
    ),
    ...(written !== undefined && { body: written.body as string }),
  };
}

/** Some documents write a part of the query, or a fragment, into the path. */
function withQuery(url: string, query: readonly string[]): string {
  if (query.length === 0) return url;
  const end = url.indexOf("#");
  const whole = end === -1 ? url : url.slice(0, end);
  const fragment = url.slice(whole.length);
  return `${whole}${whole.includes("?") ? "&" : "?"}${query.join("&")}${fragment}`;
}

type Part = "pathParams" | "query" | "headers" | "cookies";
type Given = readonly [
  parameter: ParameterDescriptor,
  value: unknown,
  where: string,
];

const partNames: { readonly [part in Part]: string } = {
  pathParams: "path parameter",
  query: "query parameter",
  headers: "header",
  cookies: "cookie",
};

/** The parameters that have a value. Throws for a required one without, and for an unknown name. */
function readParameters(
  endpoint: Endpoint,
  input: unknown,
  part: Part,
): readonly Given[] {
  const declared = endpoint[part];
  const given = (isObject(input) ? getOwn(input, part) : undefined) ?? {};
  const label = (name: string): string =>
    `${partNames[part]} ${JSON.stringify(name)} of ${endpoint.operationId}`;
  if (!isObject(given))
    throw new TypeError(`${part} of ${endpoint.operationId} must be an object`);
  for (const name of Object.keys(given)) {
    if (
      given[name] !== undefined &&
      !declared.some((parameter) => parameter.name === name)
    ) {
      throw new TypeError(`${label(name)} is not declared`);
    }
  }
  return declared.flatMap((parameter) => {
    const value = getOwn(given, parameter.name);
    if (isPresent(value)) {
      const { encode = (own: unknown) => own } = parameter;
      return [
        [parameter, encode(value as never), label(parameter.name)] as const,
      ];
    }
    if (parameter.required)
      throw new TypeError(`${label(parameter.name)} is required`);
    return [];
  });
}

function writePath(endpoint: Endpoint, input: unknown): string {
  const { operationId, path } = endpoint;
  const texts = new Map<string, string>();
  for (const [parameter, value, where] of readParameters(
    endpoint,
    input,
    "pathParams",
  )) {
    const isEmpty =
      value === "" ||
      (Array.isArray(value) &&
        !value.some((item) => isPresent(item) && item !== ""));
    const text = isEmpty ? "" : writePathParameter(parameter, value, where);
    if (text === "") throw new TypeError(`${where} must not be empty`);
    texts.set(parameter.name, text);
  }
  const writeSegment = (segment: string): string => {
    const names: string[] = [];
    const text = segment.replace(/\{([^{}]*)\}/g, (_, name: string) => {
      names.push(name);
      return texts.get(name) ?? missing(name, operationId);
    });
    // Clients resolve such segments, encoded or not: the request would go to another path.
    if (names.length > 0 && (text === "." || text === "..")) {
      throw new TypeError(
        `path parameter ${names.map((name) => JSON.stringify(name)).join(", ")} of ${operationId} must not make the path segment "${text}"`,
      );
    }
    return text;
  };
  return path.split("/").map(writeSegment).join("/");
}

function missing(name: string, operationId: string): never {
  throw new TypeError(
    `path parameter ${JSON.stringify(name)} of ${operationId} is required`,
  );
}

function writeHeaders(
  endpoint: Endpoint,
  input: unknown,
  contentType: string | undefined,
  further: { readonly [name: string]: string },
): Record<string, string> {
  const { operationId } = endpoint;
  const headers = new Map<string, string>();
  const set = (name: string, value: string, where: string): void => {
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      throw new TypeError(
        `${where} holds a character that headers cannot carry`,
      );
    }
    headers.set(name.toLowerCase(), value);
  };
  const accept = Object.values(endpoint.responses).flatMap(
    ({ mediaType, alternatives = [] }) => [
      ...(mediaType === undefined ? [] : [mediaType]),
      ...alternatives.map((alternative) => alternative.mediaType),
    ],
  );
  if (accept.length > 0) headers.set("accept", [...new Set(accept)].join(", "));
  if (contentType !== undefined) headers.set("content-type", contentType);
  for (const [parameter, value, where] of readParameters(
    endpoint,
    input,
    "headers",
  )) {
    set(parameter.name, writeHeader(parameter, value, where), where);
  }
  const cookies = readParameters(endpoint, input, "cookies").flatMap(
    ([parameter, value, where]) => writePairs(parameter, value, where),
  );
  if (cookies.length > 0) headers.set("cookie", cookies.join("; "));
  for (const name of Object.keys(further)) {
    set(
      name,
      further[name] ?? "",
      `header ${JSON.stringify(name)} for ${operationId}`,
    );
  }
  // Not by assignment: a header named `__proto__` is a header.
  return Object.fromEntries(headers);
}

function checkBaseUrl(baseUrl: string, operationId: string): string {
  if (!/^https?:\/\/[^/?#\\\s]+(?:\/[^?#\\\s]*)?$/i.test(baseUrl)) {
    const given = JSON.stringify(baseUrl);
    throw new TypeError(
      `baseUrl for ${operationId} must be an http(s) URL without query: ${given}`,
    );
  }
  return baseUrl.replace(/\/+$/, "");
}
