import {
  type Deadline,
  discardBody,
  type FetchInit,
  type FetchLike,
  platform,
  type ResponseLike,
} from "./client-platform.js";
import { ConnectionError, failureCode, TimeoutError } from "./client-error.js";
import {
  buildWith,
  type HttpRequest,
  type NextAddress,
  type RequestOptions,
  withQuery,
} from "./request.js";
import { type Endpoint, partOf } from "./endpoint.js";
import type { Credentials } from "./client-auth.js";
import { getOwn, hasOwn } from "./own.js";
import { type BodyWriter, isPlain, writeNoBody } from "./request-body.js";

/** One attempt of a call. */
export interface Attempt {
  readonly endpoint: Endpoint;
  /** From 1 on. */
  readonly number: number;
  readonly timeout: number;
  readonly deadline: Deadline;
  readonly fetch: FetchLike;
  /** No error may have one of these in it. */
  readonly secrets: readonly string[];
}

/**
 * Sends a request, follows redirects, and gives the response once its headers are there. Throws what
 * `failure` makes of a connection that failed.
 */
export async function send(
  request: HttpRequest<unknown>,
  attempt: Attempt,
): Promise<ResponseLike> {
  let sent = toSent(request, attempt);
  for (let hops = 0; ; hops++) {
    const response = await fetchOnce(sent, attempt);
    if (response.type === "opaqueredirect") return followUnseen(sent, attempt);
    const next = redirectOf(sent, response, attempt.endpoint);
    if (next === undefined) return response;
    await discardBody(response);
    if (hops === MOST_REDIRECTS)
      throw broken(attempt, `more than ${MOST_REDIRECTS} redirects`);
    sent = next;
  }
}

function toSent(
  { url, method, headers, body }: HttpRequest<unknown>,
  { deadline: { signal }, endpoint }: Attempt,
): SentRequest {
  // `fetch` would send `[object Object]`.
  if (Array.isArray(body) || isPlain(body)) {
    const type = headers["content-type"] ?? "its media type";
    throw new TypeError(
      `the body of ${endpoint.operationId} is ${Array.isArray(body) ? "a list" : "an object"}, which is not written as ${type}: give its text or bytes, or let onRequest write it`,
    );
  }
  const init: FetchInit = {
    method,
    headers,
    redirect: "manual",
    signal,
    ...(body !== undefined && { body }),
    ...(isStream(body) && { duplex: "half" }),
  };
  return { url, init };
}

async function fetchOnce(
  { url, init }: SentRequest,
  attempt: Attempt,
): Promise<ResponseLike> {
  const { fetch, deadline } = attempt;
  try {
    // An async function, so that a `fetch` that throws at once is one that fails.
    const response = (async () => fetch(url, init))();
    return await deadline.race(response, (late) => void discardBody(late));
  } catch (error) {
    throw failure(error, attempt);
  }
}

/**
 * In a page, where a redirect leads cannot be seen beforehand. Browsers take only `authorization` away where
 * it leads elsewhere, so that only requests without anything to hide are sent on.
 */
async function followUnseen(
  sent: SentRequest,
  attempt: Attempt,
): Promise<ResponseLike> {
  const { method, headers } = sent.init;
  const isHarmless =
    (method === "GET" || method === "HEAD") &&
    Object.keys(headers).every((name) => name === "accept");
  if (!isHarmless) {
    throw broken(
      attempt,
      "a redirect, which pages follow without seeing where to; set baseUrl to the address that answers",
    );
  }
  const init: FetchInit = { ...sent.init, redirect: "follow" };
  return fetchOnce({ url: sent.url, init }, attempt);
}

/** A fault that would come again, so that there is no other attempt. */
export class FinalError extends ConnectionError {}

function broken({ endpoint, number }: Attempt, problem: string): FinalError {
  return new FinalError(endpoint, number, problem);
}

/** What to throw for what the platform threw: the caller's own reason, or one that says where it was. */
export function failure(error: unknown, attempt: Attempt): Error {
  const { endpoint, number, timeout, deadline, secrets } = attempt;
  if (deadline.callersReason !== undefined)
    return deadline.callersReason.reason as Error;
  if (deadline.isLate) return new TimeoutError(endpoint, number, timeout);
  const code = failureCode(error);
  const problem =
    code === undefined
      ? "the connection failed"
      : `the connection failed (${code})`;
  const cause = isSafe(error, secrets) ? error : undefined;
  return new ConnectionError(endpoint, number, problem, cause);
}

/** Whether nothing in an error, and in what caused it, repeats a secret. */
function isSafe(error: unknown, secrets: readonly string[]): boolean {
  let at: unknown = error;
  for (let depth = 0; depth < 10; depth++) {
    if (typeof at !== "object" || at === null) return !holds(at, secrets);
    const holder = at as Record<string, unknown>;
    const names = ["message", "stack", ...Object.getOwnPropertyNames(holder)];
    if (names.some((name) => holds(holder[name], secrets))) return false;
    at = holder["cause"];
  }
  return false;
}

function holds(text: unknown, secrets: readonly string[]): boolean {
  return (
    typeof text === "string" && secrets.some((secret) => text.includes(secret))
  );
}

/**
 * The request of an operation, with what tells who calls. Headers that are given win over those of the
 * credentials; a key in the query or in a cookie stands behind what the operation has there.
 */
export function writeRequest(
  endpoint: Endpoint,
  input: unknown,
  { baseUrl, contentType, headers, nextUrl }: RequestOptions,
  { headers: shown, query, cookies }: Credentials,
  nextAddress: NextAddress | undefined,
): HttpRequest<unknown> {
  const parts = {
    writeBody: (partOf(endpoint, "requestBody") ?? writeNoBody) as BodyWriter,
    nextAddress,
  };
  const request: HttpRequest<unknown> = buildWith(parts, endpoint, input, {
    baseUrl,
    contentType,
    headers: { ...shown, ...headers },
    nextUrl,
  });
  // Servers repeat the query in the address of the next page, some with the key in it.
  const missing = query.filter((pair) => !hasPair(nextUrl, pair));
  const url = withQuery(request.url, missing);
  if (cookies.length === 0) return { ...request, url };
  const own = getOwn(request.headers, "cookie") as string | undefined;
  const cookie = [...(own === undefined ? [] : [own]), ...cookies].join("; ");
  return { ...request, url, headers: { ...request.headers, cookie } };
}

function hasPair(url: string | undefined, pair: string): boolean {
  const query = (url ?? "").split("?")[1] ?? "";
  const nameOf = (each: string): string => each.split("=")[0] as string;
  return query.split("&").some((each) => nameOf(each) === nameOf(pair));
}

/** A request, as `fetch` takes it. */
export interface SentRequest {
  readonly url: string;
  readonly init: FetchInit;
}

/** Browsers follow so many (WHATWG Fetch, 4.4). */
export const MOST_REDIRECTS = 20;

/** What another origin may read of a request. */
const HARMLESS = ["accept", "accept-language"];

/**
 * Where a redirect leads: the request to send there. `undefined` where the response is an answer: it is no
 * redirect, the operation declares it, or following it would be unsafe. Within the origin, everything is
 * sent again as `fetch` does it (WHATWG Fetch, 4.4, HTTP-redirect fetch). To another origin goes a reading
 * request with nothing but `accept`: no credentials, no cookies, no further headers, no body; and nothing
 * goes from https to http.
 */
export function redirectOf(
  { url, init }: SentRequest,
  { status, headers }: ResponseLike,
  { responses }: Endpoint,
): SentRequest | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  if (hasOwn(responses, String(status)) || hasOwn(responses, "3XX"))
    return undefined;
  const location = headers.get("location");
  const target = location === null ? undefined : resolve(location, url);
  if (target === undefined) return undefined;
  const isReading = init.method === "GET" || init.method === "HEAD";
  const becomesGet =
    (status === 303 && !isReading) || (status <= 302 && init.method === "POST");
  if (originOf(url) === target.origin) {
    if (isStream(init.body) && !becomesGet) return undefined;
    const next = becomesGet ? withoutBody(init) : init;
    return { url: target.href, init: next };
  }
  const isDowngrade = /^https:/i.test(url) && target.protocol !== "https:";
  if (isDowngrade || !isReading) return undefined;
  const kept = Object.entries(init.headers).filter((header) =>
    HARMLESS.includes(header[0].toLowerCase()),
  );
  return {
    url: target.href,
    init: { ...init, headers: Object.fromEntries(kept) },
  };
}

interface Target {
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
}

function resolve(location: string, base: string): Target | undefined {
  try {
    const Url = platform("URL");
    const target = new Url(location, base);
    return /^https?:$/.test(target.protocol) ? target : undefined;
  } catch {
    return undefined;
  }
}

function originOf(url: string): string | undefined {
  return resolve(url, url)?.origin;
}

function withoutBody(init: FetchInit): FetchInit {
  const { body: _, duplex: __, ...rest } = init;
  const kept = Object.entries(init.headers).filter(
    (header) => !/^content-/i.test(header[0]),
  );
  return { ...rest, method: "GET", headers: Object.fromEntries(kept) };
}

/** Whether a body can be read only once. */
export function isStream(body: unknown): boolean {
  return typeof body === "object" && body !== null && "getReader" in body;
}
