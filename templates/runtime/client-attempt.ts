import { readAnswer, type ReadAnswer } from "./client-answer.js";
import {
  chooseSchemes,
  makeCredentials,
  type Credentials,
} from "./client-auth.js";
import {
  ConnectionError,
  delayAfter,
  isPassing,
  mayRetry,
  type Retry,
  TimeoutError,
} from "./client-error.js";
import {
  Deadline,
  discardBody,
  pause,
  type ResponseLike,
  type SignalLike,
} from "./client-platform.js";
import {
  type Attempt,
  failure,
  FinalError,
  isStream,
  send,
  writeRequest,
} from "./client-send.js";
import {
  type CallOptions,
  type CommonOptions,
  pagesOf,
  type Settings,
} from "./client-settings.js";
import type { Endpoint } from "./endpoint.js";
import { getOwn, isObject, ownFields } from "./own.js";
import type { Issue } from "./issues.js";
import { ValidationError } from "./validate.js";

/** What came of a call: the answer to its last attempt. */
export interface Performed {
  readonly answer: ReadAnswer;
  readonly response: ResponseLike;
  /** The security schemes whose credentials were sent. */
  readonly schemes: readonly string[];
}

interface Call {
  readonly settings: Settings;
  readonly endpoint: Endpoint;
  readonly input: unknown;
  readonly options: CallOptions;
  /** The address of the next page, in place of the one that the input says. */
  readonly nextUrl: string | undefined;
  readonly timeout: number;
  readonly retry: Retry;
  readonly signal: SignalLike | undefined;
}

/** After how many milliseconds there is another attempt, and whether it counts as one. */
interface Again {
  readonly after: number;
  readonly isRenewal: boolean;
}

/**
 * Makes a call, and makes it again where that is harmless and may help. Throws where there is no answer; any
 * status is one.
 */
export async function perform(
  settings: Settings,
  endpoint: Endpoint,
  input: unknown,
  given: CallOptions = {},
  nextUrl?: string,
): Promise<Performed> {
  const options = ownFields(given);
  const timeout = settings.timeoutOf(options);
  const retry = settings.retryOf(options);
  const signal = options.signal as SignalLike | undefined;
  const limits = { timeout, retry, signal };
  const call = { settings, endpoint, input, options, nextUrl, ...limits };
  let mayRenew = canRepeat(input);
  for (let number = 1; ;) {
    const outcome = await attemptOrAgain(call, number, mayRenew);
    if ("answer" in outcome) return outcome;
    if (outcome.isRenewal) {
      mayRenew = false;
    } else {
      number += 1;
      await pause(outcome.after, signal);
    }
  }
}

/** A stream as a body is used up. */
function canRepeat(input: unknown): boolean {
  return !isObject(input) || !isStream(getOwn(input, "body"));
}

async function attemptOrAgain(
  call: Call,
  number: number,
  mayRenew: boolean,
): Promise<Performed | Again> {
  const { endpoint, input, retry, signal, timeout } = call;
  const isLast = !canRepeat(input) || !mayRetry(endpoint, number, retry);
  const deadline = new Deadline(signal, timeout);
  let isOpen = false;
  try {
    const outcome = await attempt(call, { number, deadline, mayRenew, isLast });
    isOpen = "answer" in outcome && outcome.answer.isStream;
    return outcome;
  } catch (error) {
    const isOurs = error instanceof ConnectionError;
    const problem =
      deadline.isLate && !isOurs
        ? new TimeoutError(endpoint, number, timeout)
        : error;
    const isPassingFault =
      problem instanceof ConnectionError && !(problem instanceof FinalError);
    const after = delayAfter(number, null, retry);
    if (isLast || !isPassingFault || after === undefined) throw problem;
    return { after, isRenewal: false };
  } finally {
    if (!isOpen) deadline.close();
  }
}

interface Trial {
  readonly number: number;
  readonly deadline: Deadline;
  /** Whether a refused token is renewed. */
  readonly mayRenew: boolean;
  readonly isLast: boolean;
}

async function attempt(
  call: Call,
  { number, deadline, mayRenew, isLast }: Trial,
): Promise<Performed | Again> {
  const { settings, endpoint, retry, timeout, nextUrl } = call;
  const context = { endpoint, attempt: number };
  if (deadline.callersReason !== undefined) throw deadline.callersReason.reason;
  const schemes = chooseSchemes(endpoint, settings.auth);
  const credentials = await deadline.race(
    makeCredentials(schemes, settings.auth),
  );
  const headers = await deadline.race(settings.headersOf(call.options));
  const { contentType } = call.options;
  const { baseUrl } = settings;
  const given = { baseUrl, contentType, headers, nextUrl };
  const nextAddress = pagesOf(settings.api, endpoint)?.nextAddress;
  const built = writeRequest(
    endpoint,
    call.input,
    given,
    credentials,
    nextAddress,
  );
  const { onRequest, onResponse } = settings.given;
  const request = (await asked(onRequest, built, context, deadline)) ?? built;
  const secrets = [...credentials.secrets, ...Object.values(headers)].filter(
    (secret) => secret !== "",
  );
  const fetch = settings.fetch();
  const sending = { endpoint, number, timeout, deadline, fetch, secrets };
  const came = await send(request, sending);
  const response =
    (await asked(onResponse, came as never, context, deadline)) ?? came;
  const again = againAfter(response as ResponseLike, credentials, {
    number,
    retry,
    isLast,
    mayRenew,
  });
  if (again !== undefined) {
    void discardBody(response as ResponseLike);
    return again;
  }
  const answer = await read(call, response as ResponseLike, sending);
  return { answer, response: response as ResponseLike, schemes };
}

/** What a hook gives; `undefined` where there is none, or where it gives nothing. */
async function asked<T, Context>(
  hook: ((value: T, context: Context) => unknown) | undefined,
  value: T,
  context: Context,
  deadline: Deadline,
): Promise<T | undefined> {
  if (hook === undefined) return undefined;
  const given = Promise.resolve(hook(value, context));
  return (await deadline.race(given)) as T | undefined;
}

function againAfter(
  { status, headers }: ResponseLike,
  { renew }: Credentials,
  {
    number,
    retry,
    isLast,
    mayRenew,
  }: Omit<Trial, "deadline"> & { readonly retry: Retry },
): Again | undefined {
  // A request without valid credentials was not carried out (RFC 9110, 15.5.2): any method may come again.
  if (status === 401 && renew !== undefined && mayRenew) {
    renew();
    return { after: 0, isRenewal: true };
  }
  if (isLast || !isPassing(status)) return undefined;
  const after = delayAfter(number, headers.get("retry-after"), retry);
  return after === undefined ? undefined : { after, isRenewal: false };
}

async function read(
  { settings, endpoint }: Call,
  response: ResponseLike,
  sending: Attempt,
): Promise<ReadAnswer> {
  const { mode, parse, given } = settings;
  const { status } = response;
  const tell = (issues: readonly Issue[], value: unknown): void =>
    (given.onIssues as CommonOptions["onIssues"])?.(issues, {
      endpoint,
      status,
      value,
    });
  const answer = await readAnswer({
    endpoint,
    response,
    deadline: sending.deadline,
    isChecked: mode !== "trust",
    parse,
    fail: (error) => failure(error, sending),
    onItemIssues: (issues, value) => {
      tell(issues, value);
      if (mode !== "report") throw notAsDeclared(endpoint, issues, status);
    },
  });
  if (answer.issues.length > 0) tell(answer.issues, answer.value);
  return answer;
}

/** The error for a body that is not as the operation declares it. */
export function notAsDeclared(
  { operationId }: Endpoint,
  issues: readonly Issue[],
  status: number,
): ValidationError {
  const subject = `The answer to ${operationId}`;
  return new ValidationError(subject, issues, status);
}
