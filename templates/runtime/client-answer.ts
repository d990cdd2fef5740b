import {
  bodyValue,
  checkContent,
  findResponse,
  withoutSchema,
} from "./response.js";
import {
  type Deadline,
  discardBody,
  type ResponseLike,
} from "./client-platform.js";
import {
  type ContentDescriptor,
  type Endpoint,
  type ResponseDescriptor,
} from "./endpoint.js";
import { describe, type Issue, type IssueCode, quoteText } from "./issues.js";
import {
  itemStream,
  mayBeCut,
  sequenceReader,
  type ServerSentEvent,
} from "./event-stream.js";
import { ownFields } from "./own.js";
import { findContent, isJson } from "./parameters.js";

/** A response whose body was read; of a sequence it is still to come. */
export interface ReadAnswer {
  /** Whether the operation declares the status. */
  readonly declared: boolean;
  /** Whether the body is as declared. */
  readonly ok: boolean;
  readonly status: number;
  readonly value: unknown;
  readonly issues: readonly Issue[];
  /** The body, where it was read as text. */
  readonly text: string | undefined;
  readonly isStream: boolean;
}

export interface AnswerContext {
  readonly endpoint: Endpoint;
  readonly response: ResponseLike;
  readonly deadline: Deadline;
  /** Whether bodies are compared with their schemas. */
  readonly isChecked: boolean;
  /** Reads JSON. */
  readonly parse: (text: string) => unknown;
  /** What to throw where the connection fails. */
  readonly fail: (error: unknown) => Error;
  /** Is told what is wrong with an item of a sequence; throws, or lets it pass. */
  readonly onItemIssues: (issues: readonly Issue[], value: unknown) => void;
}

/** Whether HTTP allows the answer no body (RFC 9110, 6.4.1); whatever is declared, there is none. */
export function hasNoBody(method: string, status: number): boolean {
  return (
    method.toUpperCase() === "HEAD" ||
    status === 204 ||
    status === 205 ||
    status === 304
  );
}

/** Reads the body of a response as the operation declares it, and checks it. */
export async function readAnswer(context: AnswerContext): Promise<ReadAnswer> {
  const { endpoint, response } = context;
  const { status } = response;
  const descriptor = findResponse(endpoint, status);
  const declared = descriptor !== undefined;
  const answer = { declared, ok: declared, status, issues: [] };
  if (hasNoBody(endpoint.method, status)) {
    await discardBody(response);
    return { ...answer, value: undefined, text: undefined, isStream: false };
  }
  const contentType = response.headers.get("content-type") ?? "";
  const content =
    descriptor === undefined
      ? undefined
      : chooseContent(descriptor, contentType);
  const { kind } = ownFields<Partial<ContentDescriptor>>(content ?? {});
  if (content !== undefined && (kind === "items" || kind === "data"))
    return readItems(content, contentType, context, answer);
  if (kind === "bytes") {
    const value = new Uint8Array(
      await reading(response.arrayBuffer(), context),
    );
    return { ...answer, value, text: undefined, isStream: false };
  }
  const text = await reading(response.text(), context);
  const read = { ...answer, text, isStream: false };
  if (content === undefined)
    return { ...read, value: bodyValue(text, contentType, context.parse) };
  return { ...read, ...readText(text, content, contentType, context) };
}

/** The declaration for what came; the first one where it is none of those declared. */
function chooseContent(
  descriptor: ResponseDescriptor,
  contentType: string,
): ContentDescriptor | undefined {
  const { mediaType, alternatives = [] } = ownFields(descriptor);
  if (mediaType === undefined) return undefined;
  const all = [{ ...descriptor, mediaType }, ...alternatives];
  return findContent(all, contentType) ?? all[0];
}

async function reading<T>(
  body: Promise<T>,
  { deadline, fail }: AnswerContext,
): Promise<T> {
  try {
    return await deadline.race(body);
  } catch (error) {
    throw fail(error);
  }
}

type Read = Pick<ReadAnswer, "ok" | "value" | "issues">;

function readText(
  text: string,
  content: ContentDescriptor,
  contentType: string,
  context: AnswerContext,
): Read {
  const { mediaType } = content;
  const isAny = mediaType.includes("*");
  const isJsonBody =
    isJson(mediaType) || isJson(contentType) || (isAny && contentType === "");
  if (!isJsonBody) return checkValue(text, content, context);
  if (text === "") {
    const issue = issueOf("required", "is required, but the body is empty", "");
    return { ok: false, value: undefined, issues: [issue] };
  }
  let value: unknown;
  try {
    value = context.parse(text);
  } catch {
    const issue = issueOf("type", "must be JSON", text);
    return { ok: false, value: text, issues: [issue] };
  }
  return checkValue(value, content, context);
}

function cutText(text: string): Read {
  const message =
    "may be cut: white space must follow a number, true, false or null in a JSON text sequence (RFC 7464, 2.4)";
  return { ok: false, value: text, issues: [issueOf("type", message, text)] };
}

function issueOf(code: IssueCode, message: string, text: string): Issue {
  const received = text === "" ? "nothing" : describe(text);
  return { path: [], pointer: "", code, message, expected: "JSON", received };
}

function checkValue(
  value: unknown,
  content: Partial<ContentDescriptor>,
  { isChecked }: AnswerContext,
): Read {
  if (isChecked) {
    const checked = checkContent(content, value);
    if (!checked.ok)
      return {
        ok: false,
        value: decoded(value, content),
        issues: checked.issues,
      };
    const { schema, itemSchema } = ownFields(content);
    // Schemas decode what they have checked.
    if (schema !== undefined || itemSchema !== undefined)
      return { ok: true, value: checked.value, issues: [] };
  }
  return { ok: true, value: decoded(value, content), issues: [] };
}

/** A value that nobody has checked may be one that cannot be decoded: it stays as it came. */
function decoded(value: unknown, content: Partial<ContentDescriptor>): unknown {
  const { decode } = ownFields(content);
  const wire = withoutSchema(value);
  if (decode === undefined) return wire;
  try {
    return decode(value as never);
  } catch {
    return wire;
  }
}

async function readItems(
  content: ContentDescriptor,
  contentType: string,
  context: AnswerContext,
  answer: Omit<ReadAnswer, "value" | "text" | "isStream">,
): Promise<ReadAnswer> {
  const { response, deadline, fail, onItemIssues } = context;
  if (contentType !== "" && findContent([content], contentType) === undefined) {
    const text = await reading(response.text(), context);
    const value = bodyValue(text, contentType, context.parse);
    const message = `must be ${content.mediaType}, not ${quoteText(contentType)}`;
    const issues = [issueOf("type", message, text)];
    return { ...answer, ok: false, value, issues, text, isStream: false };
  }
  const { kind, itemSchema, decodeItem } = ownFields(content);
  const item = {
    ...(itemSchema !== undefined && { schema: itemSchema }),
    ...(decodeItem !== undefined && { decode: decodeItem }),
  };
  const read = (piece: string | ServerSentEvent) => {
    const isText = typeof piece === "string";
    const json = isText ? piece : kind === "data" ? piece.data : undefined;
    // Several APIs end their streams of JSON so.
    if (!isText && json !== undefined && json.trim() === "[DONE]") return "end";
    const { ok, value, issues } =
      json === undefined
        ? checkValue(piece, item, context)
        : isText && mayBeCut(content.mediaType, json)
          ? cutText(json)
          : readText(
              json,
              { ...item, mediaType: "application/json" },
              "",
              context,
            );
    if (!ok) onItemIssues(issues, value);
    return { value };
  };
  // From here on it takes as long as it takes.
  deadline.stopClock();
  const reader = sequenceReader(content.mediaType);
  const value = itemStream({ response, deadline, reader, read, fail });
  return { ...answer, value, text: undefined, isStream: true };
}
