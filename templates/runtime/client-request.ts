import {
  buildRequest,
  type HttpRequest,
  type RequestOptions,
  withQuery,
} from "./request.js";
import type { Credentials } from "./client-auth.js";
import type { Endpoint } from "./endpoint.js";
import { getOwn } from "./own.js";

/**
 * The request of an operation, with what tells who calls. Headers that are given win over those of the
 * credentials; a key in the query or in a cookie stands behind what the operation has there.
 */
export function writeRequest(
  endpoint: Endpoint,
  input: unknown,
  { baseUrl, contentType, headers }: RequestOptions,
  { headers: shown, query, cookies }: Credentials,
): HttpRequest<unknown> {
  const request: HttpRequest<unknown> = buildRequest(endpoint, input, {
    baseUrl,
    contentType,
    headers: { ...shown, ...headers },
  });
  const url = withQuery(request.url, query);
  if (cookies.length === 0) return { ...request, url };
  const own = getOwn(request.headers, "cookie") as string | undefined;
  const cookie = [...(own === undefined ? [] : [own]), ...cookies].join("; ");
  return { ...request, url, headers: { ...request.headers, cookie } };
}
