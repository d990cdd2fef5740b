import {
  platform,
  type FetchInit,
  type ResponseLike,
} from "./client-platform.js";
import type { Endpoint } from "./endpoint.js";
import { hasOwn } from "./own.js";

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
