import type { Endpoint } from "./endpoint.js";
import type { Body, InputArgument } from "./endpoint-types.js";
import { isObject } from "./object.js";
import { getOwn } from "./own.js";
import type { RawBody } from "./raw-body.js";
import { writeBody } from "./request-body.js";
import { checkToken, writeHeaders } from "./request-headers.js";
import { writeUrl } from "./request-url.js";

export interface RequestOptions {
  /**
   * An http or https URL, with or without a path: `https://acme.example.com/base`. Or a path alone, which
   * pages in a browser resolve: `/base`.
   */
  readonly baseUrl: string;
  /**
   * Further headers, such as `authorization`; they win over those of the operation, and stand in for
   * those that it requires.
   */
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
 * Builds the request of an operation. Its URL stays below `baseUrl`, and no value leaves its place in
 * URL, headers or body. Throws a TypeError that names the parameter and the operation for an input
 * that cannot be sent; whether it fits its schemas is for the validators to say.
 */
export function buildRequest<E extends Endpoint>(
  endpoint: E,
  input: InputArgument<E>,
  options: RequestOptions,
): HttpRequest<string | RawBody<Body<E>>> {
  const url = writeUrl(endpoint, input, options.baseUrl);
  const written = writeBody(
    endpoint,
    isObject(input) ? getOwn(input, "body") : undefined,
    options.contentType,
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
      written?.contentType,
      options.headers ?? {},
    ),
    ...(written !== undefined && { body: written.body as string }),
  };
}
