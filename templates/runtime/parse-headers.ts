import { checkContent, MOST_ISSUES } from "./check-content.js";
import { describe, withArticle } from "./describe.js";
import type { Endpoint, HeaderDescriptor } from "./endpoint.js";
import type {
  DeclaredHeaders,
  DeclaredStatus,
  ResponsesOf,
} from "./endpoint-types.js";
import { findResponse } from "./find-response.js";
import { headerText, type GivenHeaders } from "./header-text.js";
import { readHeaderValue, type HeaderFault } from "./header-value.js";
import type { Issue } from "./issue.js";
import { issueWithin } from "./issue-within.js";
import { ownFields } from "./own.js";
import type { AnyValidResponse } from "./parse-response.js";
import { toPointer } from "./pointer.js";

/**
 * What became of the headers of a response: they fit its declaration, do not fit it, or it has none.
 * The first is as in `ParsedResponse`; for a status that is any number, one for each declared status.
 */
export type ParsedHeaders<E extends Endpoint, Status extends number = number> =
  | (AnyValidResponse &
      (unknown extends ResponsesOf<E>
        ? unknown
        : ValidHeaders<E, number extends Status ? DeclaredStatus<E> : Status>))
  | RefusedHeaders;

type RefusedHeaders =
  | {
      readonly declared: true;
      readonly ok: false;
      readonly status: number;
      readonly value: GivenHeaders;
      readonly issues: readonly Issue[];
    }
  | {
      readonly declared: false;
      readonly ok: false;
      readonly status: number;
      readonly value: GivenHeaders;
      readonly issues: readonly [];
    };

/** One for each status, so that `parsed.ok && parsed.status === 200` tells the type of the values. */
export type ValidHeaders<
  E extends Endpoint,
  Status extends number,
> = Status extends number
  ? [DeclaredHeaders<E, Status>] extends [never]
    ? never
    : {
        readonly declared: true;
        /** The headers are as declared; the status may still be that of an error. */
        readonly ok: true;
        readonly status: Status;
        /** By name in lower case; headers that are not declared are not in it. */
        readonly value: DeclaredHeaders<E, Status>;
      }
  : never;

/**
 * Checks the headers of a response against the declaration for its status, as `parseResponse` does the
 * body. Their texts become values: numbers, booleans, lists, JSON. Issues lead to the header: `/etag`, and
 * `/x-sizes/1` for an item of a list. Never throws; gives 100 issues at most.
 */
export function parseHeaders<E extends Endpoint, Status extends number>(
  endpoint: E,
  status: Status,
  headers: GivenHeaders,
): ParsedHeaders<E, Status> {
  // Comparing the two types would cost compilers more than the rest of this module.
  return check(endpoint, status, headers) as never;
}

function check(
  endpoint: Endpoint,
  status: number,
  headers: GivenHeaders,
): AnyValidResponse | RefusedHeaders {
  const descriptor = findResponse(endpoint, status);
  if (descriptor === undefined) {
    return { declared: false, ok: false, status, value: headers, issues: [] };
  }
  const entries: (readonly [string, unknown])[] = [];
  const issues: Issue[] = [];
  const { headers: declared = [] } = ownFields(descriptor);
  for (let i = 0; i < declared.length && issues.length < MOST_ISSUES; i++) {
    const header = ownFields(declared[i] as HeaderDescriptor);
    const text = headerText(headers, header.name);
    if (text !== undefined) {
      const checked = checkHeader(header, text);
      if (checked.ok) entries.push([header.name, checked.value]);
      else issues.push(...checked.issues);
    } else if (header.required) {
      issues.push(missing(header.name));
    }
  }
  if (issues.length > 0) {
    issues.length = Math.min(issues.length, MOST_ISSUES);
    return { declared: true, ok: false, status, value: headers, issues };
  }
  // Not by assignment: a header named `__proto__` is a header.
  const value: unknown = Object.fromEntries(entries);
  return { declared: true, ok: true, status, value };
}

type Checked =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issues: readonly Issue[] };

function checkHeader(header: HeaderDescriptor, text: string): Checked {
  const { name, kind, schema } = header;
  const read = readHeaderValue(text, kind);
  if (!read.ok) {
    const faults = read.faults.slice(0, MOST_ISSUES);
    const issues = faults.map((fault) => unreadable(name, fault));
    return { ok: false, issues };
  }
  if (schema === undefined) return read;
  const checked = checkContent({ schema }, read.value);
  if (checked.ok) return checked;
  const issues = checked.issues.map((issue) => issueWithin(name, issue));
  return { ok: false, issues };
}

function unreadable(name: string, fault: HeaderFault): Issue {
  const { text, expected } = fault;
  const path = [name, ...fault.path];
  return {
    path,
    pointer: toPointer(path),
    code: "type",
    message: `must be ${withArticle(expected)}`,
    expected,
    received: describe(text),
  };
}

function missing(name: string): Issue {
  const path = [name];
  return {
    path,
    pointer: toPointer(path),
    code: "required",
    message: "is required",
    expected: "a value",
    received: "nothing",
  };
}
