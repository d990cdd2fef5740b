import type { Endpoint, ResponseDescriptor } from "./endpoint.js";
import type {
  DeclaredStatus,
  Response,
  ResponsesOf,
} from "./endpoint-types.js";
import type { Issue } from "./issue.js";
import { getOwn, hasOwn } from "./own.js";
import { toPointer } from "./pointer.js";
import type { StandardIssue, StandardSchemaV1 } from "./standard-schema.js";

/** What became of a response: fits its declaration, does not fit it, or has none. */
export type ParsedResponse<E extends Endpoint> =
  | (unknown extends ResponsesOf<E>
      ? AnyValidResponse
      : ValidResponse<E, DeclaredStatus<E>>)
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

/** One for each status, so that `response.ok && response.status === 200` tells the value's type. */
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
 * else `default`. `body` is the parsed body: JSON as a value. Never throws.
 */
export function parseResponse<E extends Endpoint>(
  endpoint: E,
  status: number,
  body: unknown,
): ParsedResponse<E> {
  const descriptor = findResponse(endpoint, status);
  if (descriptor === undefined) {
    return { declared: false, ok: false, status, value: body, issues: [] };
  }
  const issues =
    descriptor.schema === undefined ? [] : check(descriptor.schema, body);
  if (issues.length > 0)
    return { declared: true, ok: false, status, value: body, issues };
  return { declared: true, ok: true, status, value: body } as ParsedResponse<E>;
}

function findResponse(
  endpoint: Endpoint,
  status: number,
): ResponseDescriptor | undefined {
  const { responses } = endpoint;
  const keys = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  const key = keys.find((candidate) => hasOwn(responses, candidate));
  return key === undefined ? undefined : responses[key];
}

function check(
  schema: StandardSchemaV1<unknown, unknown>,
  body: unknown,
): readonly Issue[] {
  try {
    const result = schema["~standard"].validate(body);
    if ("then" in result)
      return [toIssue({ message: "cannot be checked synchronously" })];
    return (result.issues ?? []).map(toIssue);
  } catch (error) {
    return [toIssue({ message: `cannot be checked: ${String(error)}` })];
  }
}

/** Our own validators give whole issues; of those of others only message and path are known. */
function toIssue(issue: StandardIssue): Issue {
  if (getOwn(issue, "pointer") !== undefined) return issue as Issue;
  const path = (issue.path ?? []).map((segment) => {
    const key = typeof segment === "object" ? segment.key : segment;
    return typeof key === "number" ? key : String(key);
  });
  const { message } = issue;
  const rest = {
    code: "type",
    expected: "a valid value",
    received: "another",
  } as const;
  return { path, pointer: toPointer(path), message, ...rest };
}
