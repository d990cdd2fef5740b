/** Response headers: read, and checked. */
import {
  type DeclaredHeaders,
  type DeclaredStatus,
  type Endpoint,
  type HeaderDescriptor,
  type ResponseHeaders,
  type ResponsesOf,
} from "./endpoint.js";
import {
  describe,
  type Issue,
  issueWithin,
  toPointer,
  withArticle,
} from "./issues.js";
import { getInherited, getOwn, isObject, ownFields } from "./own.js";
import {
  type AnyValidResponse,
  checkContent,
  findResponse,
  MOST_ISSUES,
  withoutSchema,
} from "./response.js";

/** `Headers` of fetch, or an object of headers by name. */
export type GivenHeaders =
  | { get(name: string): string | null }
  | { readonly [name: string]: string | readonly string[] | undefined };

/** The text of a header; `undefined` where it is missing. Never throws. */
export function headerText(
  headers: GivenHeaders,
  name: string,
): string | undefined {
  try {
    const found = find(headers, name);
    if (Array.isArray(found)) return joinTexts(found);
    return typeof found === "string" ? found : undefined;
  } catch {
    // Some documents declare names that no header can have, which `Headers` refuses.
    return undefined;
  }
}

/** `undefined` for a list that has other values than strings. Its length may be wrong. */
function joinTexts(list: readonly unknown[]): string | undefined {
  const texts: string[] = [];
  const { length } = list;
  for (let i = 0; i < length; i++) {
    const text = list[i];
    if (typeof text !== "string") return undefined;
    texts.push(text);
  }
  return texts.join(", ");
}

function find(headers: GivenHeaders, name: string): unknown {
  if (!isObject(headers)) return undefined;
  if (typeof getInherited(headers, "get") === "function")
    return (headers.get as (name: string) => unknown)(name);
  const own = getOwn(headers, name);
  if (own !== undefined) return own;
  const key = Object.keys(headers).find((given) => {
    const isIt = given.toLowerCase() === name;
    return isIt && getOwn(headers, given) !== undefined;
  });
  return key === undefined ? undefined : getOwn(headers, key);
}

/** The value of a header's text, or the parts that cannot be read. */
export type HeaderValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly faults: readonly HeaderFault[] };

export interface HeaderFault {
  /** The index in a list; empty for the whole text. */
  readonly path: readonly number[];
  readonly text: string;
  readonly expected: "number" | "boolean" | "JSON text";
}

/** Reads the text of a header by its declaration. Never throws. */
export function readHeaderValue(
  text: string,
  { kind, parse }: Pick<HeaderDescriptor, "kind" | "parse">,
): HeaderValue {
  switch (kind) {
    case "text":
      return { ok: true, value: text };
    case "number":
      return valueOr(toNumber(text), text, "number");
    case "boolean":
      return valueOr(booleans.get(text), text, "boolean");
    case "texts":
      return { ok: true, value: itemsOf(text) };
    case "numbers":
      return readNumbers(itemsOf(text));
    case "json":
      return valueOr(readJson(text, parse), text, "JSON text");
    default:
      return kind satisfies never;
  }
}

const booleans: ReadonlyMap<string, boolean> = /* @__PURE__ */ new Map([
  ["true", true],
  ["false", false],
]);

function valueOr(
  value: unknown,
  text: string,
  expected: HeaderFault["expected"],
): HeaderValue {
  return value === undefined
    ? { ok: false, faults: [{ path: [], text, expected }] }
    : { ok: true, value };
}

function readNumbers(items: readonly string[]): HeaderValue {
  const faults = items.flatMap((text, index): HeaderFault[] =>
    toNumber(text) === undefined
      ? [{ path: [index], text, expected: "number" }]
      : [],
  );
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, value: items.map(toNumber) };
}

function itemsOf(text: string): string[] {
  return text === "" ? [] : text.split(",").map((item) => item.trim());
}

/** What was read, decoded; a number, or a list of them, with the digits that the text has. */
function exactValue(
  text: string,
  value: unknown,
  { exact, decode }: HeaderDescriptor,
): unknown {
  if (decode !== undefined) return decoded(value, decode);
  if (exact === undefined) return withoutSchema(value);
  if (!Array.isArray(value)) return withDigits(text, value, exact);
  const texts = itemsOf(text);
  return value.map((item, index) =>
    withDigits(texts[index] ?? "", item, exact),
  );
}

/** What nobody has checked may be a value that cannot be decoded: it stays as it came. */
function decoded(value: unknown, decode: (value: never) => unknown): unknown {
  try {
    return decode(value as never);
  } catch {
    return value;
  }
}

function withDigits(
  text: string,
  value: unknown,
  exact: "bigint" | "string",
): unknown {
  if (!Number.isInteger(value)) return value;
  const digits = /^\s*\+?(-?\d+)\s*$/.exec(text)?.[1];
  const integer = BigInt(digits ?? (value as number));
  return exact === "bigint" ? integer : String(integer);
}

/** Only decimal numbers: JavaScript also reads `0x10` and the empty string as numbers. */
function toNumber(text: string): number | undefined {
  const isDecimal = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(
    text,
  );
  const value = isDecimal ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

function readJson(text: string, parse: HeaderDescriptor["parse"]): unknown {
  try {
    return (parse ?? JSON.parse)(text) as unknown;
  } catch {
    return undefined;
  }
}

/**
 * The declared headers of a response as values, by name in lower case. Headers that are missing, or whose
 * text cannot be read, are left out; `parseHeaders` reports them. Never throws.
 */
export function readHeaders<E extends Endpoint, Status extends number>(
  endpoint: E,
  status: Status,
  headers: GivenHeaders,
): ResponseHeaders<E, Status> {
  const response = findResponse(endpoint, status);
  const { headers: declared = [] } = ownFields(response ?? {});
  const entries = declared.flatMap((each) => {
    const header = ownFields(each);
    const text = headerText(headers, header.name);
    if (text === undefined) return [];
    const read = readHeaderValue(text, header);
    return read.ok
      ? [[header.name, exactValue(text, read.value, header)] as const]
      : [];
  });
  return Object.fromEntries(entries) as ResponseHeaders<E, Status>;
}

/**
 * The result of checking headers: they fit the declaration, do not fit it, or there is none. The first is
 * as in `ParsedResponse`; for a status of type `number`, a union over all declared statuses.
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

/** A union over the statuses, so that `parsed.ok && parsed.status === 200` narrows the type of the values. */
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
  // A cast, since comparing the two types would take compilers longer than the rest of this module.
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
  const { name, schema, exact, decode } = header;
  const read = readHeaderValue(text, header);
  if (!read.ok) {
    const faults = read.faults.slice(0, MOST_ISSUES);
    const issues = faults.map((fault) => unreadable(name, fault));
    return { ok: false, issues };
  }
  const value = exactValue(text, read.value, header);
  if (schema === undefined) return { ok: true, value };
  // Bounds are those of numbers: the rounded value is checked, and the exact one given.
  const checked = checkContent({ schema }, read.value);
  const isSame = exact === undefined && decode === undefined;
  if (checked.ok) return isSame ? checked : { ok: true, value };
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
