import type { FetchHeaders } from "./client-platform.js";
import type { Endpoint } from "./endpoint.js";
import type { Issue } from "./issues.js";

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
