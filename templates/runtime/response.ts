/** `parseResponse` and `parsePayload`: check a body against its declaration. */

import {
  type ContentDescriptor,
  type DeclaredStatus,
  type Endpoint,
  type ParameterDescriptor,
  type RequestBodyDescriptor,
  type Response,
  type ResponseDescriptor,
  type ResponsesOf,
  type SuccessOf,
} from "./endpoint.js";
import {
  type Issue,
  issueWithin,
  toPointer,
  type ValidationResult,
} from "./issues.js";
import { getInherited, getOwn, hasOwn, ownFields } from "./own.js";
import { ResponseError } from "./response-error.js";
import type { StandardIssue, StandardSchemaV1 } from "./standard-schema.js";
import { ValidationError } from "./validate.js";
import { findContent, isJson } from "./parameters.js";

/** The declaration for a status: the exact one, else its range (`4XX`), else `default`. */
export function findResponse(
  { responses }: Endpoint,
  status: number,
): ResponseDescriptor | undefined {
  // At run time it may be another value; a symbol or an object could throw.
  const number = typeof status === "number" ? status : Number.NaN;
  const keys = [String(number), `${Math.floor(number / 100)}XX`, "default"];
  const key = keys.find((candidate) => hasOwn(responses, candidate));
  return key === undefined ? undefined : responses[key];
}

/** A decoded body that fits its declaration, or its issues. */
export type CheckedContent =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** The maximum number of issues for one body, or for the headers of one response. */
export const MOST_ISSUES = 100;

/** Checks a body, and decodes it where its schema does. Never throws; gives 100 issues at most. */
export function checkContent(
  content: Partial<ContentDescriptor>,
  body: unknown,
): CheckedContent {
  try {
    const { schema, itemSchema, decode, decodeItem } = ownFields(content);
    if (schema !== undefined) return check(schema, body, decode);
    if (itemSchema === undefined)
      return { ok: true, value: withoutSchema(body) };
    if (!Array.isArray(body)) return refuse("must be the list of the items");
    return checkItems(itemSchema, body, decodeItem);
  } catch (error) {
    return refuse(`cannot be checked: ${reasonOf(error)}`);
  }
}

type Schema = StandardSchemaV1<unknown, unknown>;
type Decode = ContentDescriptor["decode"];

/** Outside of a schema that decodes it, an integer of `parseJson` is a number. */
export function withoutSchema(value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

/** Holes are not items, so that a list with a wrong length ends. */
function checkItems(
  itemSchema: Schema,
  items: readonly unknown[],
  decodeItem: Decode,
): CheckedContent {
  const values: unknown[] = [];
  const issues: Issue[] = [];
  const { length } = items;
  for (let i = 0; i < length && issues.length < MOST_ISSUES; i++) {
    const checked = hasOwn(items, String(i))
      ? check(itemSchema, items[i], decodeItem)
      : refuse("must be an item");
    if (checked.ok) values.push(checked.value);
    else
      checked.issues
        .slice(0, MOST_ISSUES - issues.length)
        .forEach((issue) => issues.push(issueWithin(i, issue)));
  }
  return issues.length > 0
    ? { ok: false, issues }
    : { ok: true, value: values };
}

/**
 * The schema may be of another library, whose results inherit from classes. An integer that no double can hold is
 * checked as the number that it is on the wire, and decoded with its digits.
 */
function check(schema: Schema, body: unknown, decode: Decode): CheckedContent {
  const wire = withoutSchema(body);
  const result: object = schema["~standard"].validate(wire);
  if (typeof result !== "object") return refuse("cannot be checked");
  if (typeof getInherited(result, "then") === "function")
    return refuse("cannot be checked synchronously");
  const issues = getInherited(result, "issues") as
    readonly StandardIssue[] | undefined;
  if (issues === undefined) {
    const isExact = wire !== body && decode !== undefined;
    const value = getInherited(result, "value");
    return { ok: true, value: isExact ? decode(body as never) : value };
  }
  return { ok: false, issues: issues.slice(0, MOST_ISSUES).map(toIssue) };
}

/** A thrown value may throw again when it is converted to text. */
function reasonOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "it throws";
  }
}

function refuse(message: string): CheckedContent {
  return { ok: false, issues: [toIssue({ message })] };
}

/** Generated validators return complete issues; others only a message and a path. */
function toIssue(issue: StandardIssue): Issue {
  if (getOwn(issue, "pointer") !== undefined) return issue as Issue;
  const given = getInherited(issue, "path") as StandardIssue["path"];
  const path = (given ?? []).map((segment) => {
    const key = typeof segment === "object" ? segment.key : segment;
    return typeof key === "number" ? key : String(key);
  });
  const message = String(issue.message);
  const rest = {
    code: "type",
    expected: "a valid value",
    received: "another",
  } as const;
  return { path, pointer: toPointer(path), message, ...rest };
}

/**
 * The result of checking a response: it fits its declaration, does not fit it, or has none. The first is an
 * intersection, so that its fields are known where `E` is a type parameter.
 */
export type ParsedResponse<E extends Endpoint> =
  | (AnyValidResponse &
      (unknown extends ResponsesOf<E>
        ? unknown
        : ValidResponse<E, DeclaredStatus<E>>))
  | {
      readonly declared: true;
      readonly ok: false;
      readonly status: number;
      readonly value: unknown;
      readonly issues: readonly Issue[];
    }
  | {
      readonly declared: false;
      readonly ok: false;
      readonly status: number;
      readonly value: unknown;
      readonly issues: readonly [];
    };

/** For an endpoint whose types are not known. */
export interface AnyValidResponse {
  readonly declared: true;
  readonly ok: true;
  readonly status: number;
  readonly value: unknown;
}

/** A union over the statuses, so that `response.ok && response.status === 200` narrows the value's type. */
export type ValidResponse<
  E extends Endpoint,
  Status extends number,
> = Status extends number
  ? {
      readonly declared: true;
      /** The body is as declared; the status may still be that of an error. */
      readonly ok: true;
      readonly status: Status;
      readonly value: Response<E, Status>;
    }
  : never;

/**
 * Checks a response against the declaration for its status: the exact one, else its range (`4XX`),
 * else `default`. `body` is the parsed body: JSON as a value, a sequence as the list of its items.
 * `contentType` chooses among the media types of the declaration; without it the first counts.
 * Never throws; gives 100 issues at most.
 */
export function parseResponse<E extends Endpoint>(
  endpoint: E,
  status: number,
  body: unknown,
  contentType?: string | null,
): ParsedResponse<E> {
  const descriptor = findResponse(endpoint, status);
  if (descriptor === undefined) {
    return { declared: false, ok: false, status, value: body, issues: [] };
  }
  const checked = checkContent(contentOf(descriptor, contentType), body);
  if (!checked.ok) {
    const { issues } = checked;
    return { declared: true, ok: false, status, value: body, issues };
  }
  const { value } = checked;
  return { declared: true, ok: true, status, value } as ParsedResponse<E>;
}

function contentOf(
  descriptor: ResponseDescriptor,
  contentType: string | null | undefined,
): Partial<ContentDescriptor> {
  const { mediaType, alternatives } = ownFields(descriptor);
  if (mediaType === undefined || alternatives === undefined || !contentType)
    return descriptor;
  const all = [{ ...descriptor, mediaType }, ...alternatives];
  return findContent(all, contentType) ?? descriptor;
}

/**
 * The body of a success. Throws a ValidationError for a body that does not fit its declaration, and a
 * ResponseError for a status that is not a success or not declared.
 */
export function unwrapResponse<E extends Endpoint>(
  endpoint: E,
  response: ParsedResponse<E>,
): SuccessOf<E> {
  const { operationId } = endpoint;
  const { status, value, declared } = response;
  if (!response.ok && declared)
    throw new ValidationError(
      `The answer to ${operationId}`,
      response.issues,
      status,
    );
  const isSuccess = status >= 200 && status < 300;
  if (!declared || !isSuccess)
    throw new ResponseError(operationId, status, value, declared);
  return value as SuccessOf<E>;
}

/**
 * A request that the API sends and you answer, as frozen data: a webhook, or a callback of an operation.
 * The type parameters are its body and its response bodies by status.
 */
export interface IncomingRequest<Input = unknown, Responses = unknown> {
  /** The key of the webhook or callback. */
  readonly name: string;
  /** Of a callback: the expression of its URL, such as `{$request.body#/callbackUrl}`. */
  readonly url?: string;
  readonly operationId?: string;
  /** Upper case: `POST`. */
  readonly method: string;
  readonly query: readonly ParameterDescriptor[];
  readonly headers: readonly ParameterDescriptor[];
  readonly cookies: readonly ParameterDescriptor[];
  readonly requestBody?: RequestBodyDescriptor;
  /** By status: `200`, a range such as `4XX`, or `default`. */
  readonly responses: { readonly [status: string]: ResponseDescriptor };
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly deprecated: boolean;
  readonly security: readonly {
    readonly [scheme: string]: readonly string[];
  }[];
  /** For inference only; never there at run time. */
  readonly "~types"?:
    { readonly input: Input; readonly responses: Responses } | undefined;
}

/** The body of a webhook or callback. */
export type PayloadOf<R extends IncomingRequest> = NonNullable<
  R["~types"]
>["input"] extends infer Input
  ? "body" extends keyof Input
    ? Exclude<Input["body"], undefined>
    : unknown
  : never;

/**
 * The body of a webhook or callback, checked against its declaration: JSON as a value. `contentType`
 * chooses among the media types of the declaration; without it the first counts. Never throws; gives 100
 * issues at most.
 */
export function parsePayload<R extends IncomingRequest>(
  request: R,
  body: unknown,
  contentType?: string | null,
): ValidationResult<PayloadOf<R>> {
  const { requestBody } = ownFields<IncomingRequest>(request);
  const accepted: ValidationResult<PayloadOf<R>> = {
    ok: true,
    value: body as PayloadOf<R>,
  };
  if (requestBody === undefined) return accepted;
  if (body === undefined && !requestBody.required) return accepted;
  const { alternatives = [] } = ownFields(requestBody);
  const all = [requestBody, ...alternatives];
  const content = contentType ? findContent(all, contentType) : undefined;
  const checked = checkContent(content ?? requestBody, body);
  return checked.ok
    ? { ok: true, value: checked.value as PayloadOf<R> }
    : checked;
}

/** What is read of a response: that of `fetch` fits, and so do those of many other clients. */
export interface ReadableResponse {
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/**
 * The body of a response, for `parseResponse`: JSON as a value, no body as `undefined`, and anything else, such as
 * the HTML page of a gateway, as text. Throws only where the body cannot be received. `parse` reads JSON:
 * `parseJson` where no digit of a 64-bit integer may be lost.
 */
export async function readBody(
  response: ReadableResponse,
  parse?: (text: string) => unknown,
): Promise<unknown> {
  const text = await response.text();
  return bodyValue(text, response.headers.get("content-type") ?? "", parse);
}

/** JSON where it is JSON, whatever its content type says; else the text. */
export function bodyValue(
  text: string,
  contentType: string,
  parse: (text: string) => unknown = JSON.parse,
): unknown {
  if (text === "") return undefined;
  if (!isJson(contentType) && !/^\s*[[{]/.test(text)) return text;
  try {
    return parse(text);
  } catch {
    return text;
  }
}
