import {
  discardBody,
  type FetchInit,
  type FetchLike,
  type ResponseLike,
} from "./client-platform.js";
import { ConnectionError, failureCode, TimeoutError } from "./client-error.js";
import {
  isStream,
  MOST_REDIRECTS,
  redirectOf,
  type SentRequest,
} from "./client-redirect.js";
import type { HttpRequest } from "./request.js";
import type { Deadline } from "./deadline.js";
import type { Endpoint } from "./endpoint.js";

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
  { deadline: { signal } }: Attempt,
): SentRequest {
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
