import type { Endpoint } from "./endpoint.js";
import { ownFields } from "./own.js";

/** Which attempts are made again, and when. */
export interface RetryOptions {
  /** How many times after the first attempt. Default: 2. */
  readonly times?: number | undefined;
  /**
   * Methods whose requests may arrive twice. Default: those that are idempotent (RFC 9110, 9.2.2): GET,
   * HEAD, OPTIONS, QUERY, TRACE, PUT, DELETE. Name POST or PATCH here only where twice is as good as once.
   */
  readonly methods?: readonly string[] | undefined;
  /** In milliseconds: before the second attempt, doubled before each further one. Default: 300. */
  readonly delay?: number | undefined;
  /**
   * In milliseconds: the longest that is waited for another attempt. Where `Retry-After` asks for more, there
   * is none. Default: 30,000.
   */
  readonly maxDelay?: number | undefined;
}

export type Retry = {
  readonly [Key in keyof RetryOptions]-?: NonNullable<RetryOptions[Key]>;
};

const IDEMPOTENT = [
  "GET",
  "HEAD",
  "OPTIONS",
  "QUERY",
  "TRACE",
  "PUT",
  "DELETE",
];

/** Try again later, and gateways that had no answer; other statuses would come again. */
const PASSING: readonly number[] = [408, 425, 429, 502, 503, 504];

export function retryOf(given: number | RetryOptions | undefined): Retry {
  const options = ownFields(
    typeof given === "object"
      ? given
      : given === undefined
        ? {}
        : { times: given },
  );
  const {
    times = 2,
    methods = IDEMPOTENT,
    delay = 300,
    maxDelay = 30_000,
  } = options;
  checkNumber(times, "retry.times");
  checkNumber(delay, "retry.delay");
  checkNumber(maxDelay, "retry.maxDelay");
  return { times, methods, delay, maxDelay };
}

function checkNumber(value: unknown, name: string): void {
  if (typeof value === "number" && value >= 0) return;
  throw new TypeError(`${name} must be a number from 0 on`);
}

/** Whether a request of this kind may be sent another time after so many attempts. */
export function mayRetry(
  { method }: Pick<Endpoint, "method">,
  attempt: number,
  { times, methods }: Retry,
): boolean {
  return (
    attempt <= times &&
    methods.some((name) => name.toUpperCase() === method.toUpperCase())
  );
}

export function isPassing(status: number): boolean {
  return PASSING.includes(status);
}

/**
 * How many milliseconds to wait after an attempt: what `Retry-After` says, else a time that doubles, of
 * which chance takes up to a half, so that clients do not come back all at once. `undefined`: too long.
 */
export function delayAfter(
  attempt: number,
  retryAfter: string | null,
  { delay, maxDelay }: Retry,
): number | undefined {
  const asked = readRetryAfter(retryAfter, Date.now());
  if (asked !== undefined) return asked > maxDelay ? undefined : asked;
  const most = Math.min(delay * 2 ** (attempt - 1), maxDelay);
  return most * (0.5 + Math.random() / 2);
}

/** Seconds, or a date (RFC 9110, 10.2.3), as milliseconds from now; `undefined` for anything else. */
export function readRetryAfter(
  text: string | null,
  now: number,
): number | undefined {
  if (text === null || text.length > 100) return undefined;
  if (/^\s*\d{1,12}\s*$/.test(text)) return Number(text) * 1000;
  // Every form of a date begins with the name of a day.
  const time = /^\s*[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, time - now);
}
