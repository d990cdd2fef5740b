import type { FetchHeaders } from "./client-platform.js";
import type { Endpoint } from "./endpoint.js";
import type { Issue } from "./issues.js";
import { ownFields } from "./own.js";

/** What a call was answered with, where that is no success. */
export interface RefusedCall {
  readonly endpoint: Endpoint;
  readonly status: number;
  readonly value: unknown;
  readonly text: string | undefined;
  readonly issues: readonly Issue[];
  readonly headers: FetchHeaders;
  /** Whether the operation declares the status. */
  readonly declared: boolean;
  /** Said at the end of the message. */
  readonly hint?: string | undefined;
}

/**
 * A status that is no success, or one that the operation does not declare. Its message holds nothing of
 * what was sent or answered, so that it may be logged.
 */
export class ApiError extends Error {
  override readonly name: string = "ApiError";
  readonly endpoint: Endpoint;
  readonly status: number;
  /** The body: as the operation declares it where `issues` is empty, else as it came; JSON as a value. */
  readonly value: unknown;
  /** The text of the body; `undefined` where it has none, and for bytes. */
  readonly text: string | undefined;
  /** Where the status is declared: what in the body is not as declared. */
  readonly issues: readonly Issue[];
  readonly headers: FetchHeaders;

  constructor(call: RefusedCall) {
    const { endpoint, status, declared, hint } = call;
    const stranger = declared ? "" : ", which it does not declare";
    const more = hint === undefined ? "" : `. ${hint}`;
    super(
      `${label(endpoint)} answered with status ${status}${stranger}${more}`,
    );
    this.endpoint = endpoint;
    hideEndpoint(this);
    this.status = status;
    this.value = call.value;
    this.text = call.text;
    this.issues = call.issues;
    this.headers = call.headers;
  }
}

/** No answer, or only a part of one: the connection failed. `cause` is what the platform says. */
export class ConnectionError extends Error {
  override readonly name: string = "ConnectionError";
  readonly endpoint: Endpoint;
  /** From 1 on: which attempt it was that failed last. */
  readonly attempt: number;

  constructor(
    endpoint: Endpoint,
    attempt: number,
    problem: string,
    cause?: unknown,
  ) {
    super(`${label(endpoint)} failed at attempt ${attempt}: ${problem}`);
    // As the platform's own errors have it; compilers may not know it.
    if (cause !== undefined)
      Object.defineProperty(this, "cause", { value: cause, writable: true });
    this.endpoint = endpoint;
    hideEndpoint(this);
    this.attempt = attempt;
  }
}

/** No answer, or only a part of one, within the option `timeout`. */
export class TimeoutError extends ConnectionError {
  override readonly name: string = "TimeoutError";
  /** In milliseconds. */
  readonly timeout: number;

  constructor(endpoint: Endpoint, attempt: number, timeout: number) {
    super(endpoint, attempt, `no whole answer within ${timeout} ms`);
    this.timeout = timeout;
  }
}

/** A descriptor is hundreds of lines, under which a console or a log would bury what matters. */
function hideEndpoint(error: { readonly endpoint: Endpoint }): void {
  Object.defineProperty(error, "endpoint", { enumerable: false });
}

/** `listApps (GET /api/v1/apps)`: the path of the document, not that of the call. */
export function label({ operationId, method, path }: Endpoint): string {
  return `${operationId} (${method} ${path})`;
}

/** Words that platforms use for why a connection failed; anything else may hold a part of the request. */
const CODES =
  /^(?:E[A-Z]{3,20}|UND_ERR_[A-Z_]{1,40}|CERT_[A-Z_]{1,40}|[A-Z_]{3,40}_CERT(?:_[A-Z_]{1,40})?|Connection[A-Z][A-Za-z]{1,20})$/;

/** The code in an error of the platform, such as `ECONNREFUSED`; it may be that of a cause. */
export function failureCode(error: unknown): string | undefined {
  let at: unknown = error;
  for (let depth = 0; depth < 5; depth++) {
    if (typeof at !== "object" || at === null) return undefined;
    const { code, cause } = at as {
      readonly code?: unknown;
      readonly cause?: unknown;
    };
    if (typeof code === "string" && CODES.test(code)) return code;
    at = cause;
  }
  return undefined;
}

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
