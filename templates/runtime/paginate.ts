/** `paginate`: page after page, for each kind of pagination. */
import type {
  BodyPath,
  CursorPagination,
  Endpoint,
  InputArgument,
  InputOf,
  InputPlace,
  ItemOf,
  LinkPagination,
  OffsetPagination,
  PageNumberPagination,
  PaginationDescriptor,
  Response,
} from "./endpoint.js";
import { type GivenHeaders, headerText } from "./headers.js";
import { getOwn, isObject, ownFields } from "./own.js";
import { nextAddress, type NextAddress } from "./request.js";

/** A page with the headers that it came with, where one of them leads to the next page. */
export class PageResponse<Body> {
  readonly body: Body;
  readonly headers: GivenHeaders;

  constructor(body: Body, headers: GivenHeaders) {
    this.body = body;
    this.headers = headers;
  }
}

/** Larger tokens are refused, so that comparing them always ends. */
const MOST_PARTS = 10_000;
const MOST_LEVELS = 256;

/**
 * A page token as text, the same for equal ones: objects and lists count by what they hold, in any order
 * of their keys. `undefined` for one that cannot be compared: it contains itself, is too large, or throws.
 */
export function tokenText(token: unknown): string | undefined {
  let parts = 0;
  const write = (value: unknown, level: number): string => {
    parts++;
    if (parts > MOST_PARTS || level > MOST_LEVELS)
      throw new RangeError("too large");
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value !== "object" || value === null)
      return `${typeof value} ${String(value)}`;
    if (Array.isArray(value))
      return `[${value.map((item) => write(item, level + 1)).join()}]`;
    const entries = Object.entries(value).filter(
      (entry) => entry[1] !== undefined,
    );
    const texts = entries.map(
      (entry) => `${JSON.stringify(entry[0])}:${write(entry[1], level + 1)}`,
    );
    return `{${texts.sort().join()}}`;
  };
  try {
    return write(token, 0);
  } catch {
    return undefined;
  }
}

/**
 * Sends one request and returns the body of its 200 response; or a `PageResponse` of it and its headers,
 * where the header `Link` has the address of the next page. `nextUrl` is there where a page had the address of
 * the next one: `buildRequest` takes it as an option, and refuses one of another server.
 */
export type Send<E extends Endpoint> = (
  input: InputOf<E>,
  nextUrl?: string,
) => Page<E> | Promise<Page<E>>;

type Page<E extends Endpoint> =
  Response<E, 200> | PageResponse<Response<E, 200>>;

export interface PaginateOptions {
  /**
   * The maximum number of pages; an Error is thrown if there are more. Default: 100,000. At least 1;
   * `Infinity` for no limit.
   */
  readonly maxPages?: number | undefined;
}

/**
 * The items of all pages; a page is requested when the one before is used up. Throws a TypeError for an
 * operation without pagination, an invalid page, and a token that cannot be compared; and an Error for a page
 * that was asked for before, or for more pages than `maxPages`. So it always ends, whatever the server answers.
 */
export function paginate<E extends Endpoint>(
  endpoint: E,
  input: InputArgument<E>,
  send: Send<E>,
  options?: PaginateOptions,
): AsyncGenerator<ItemOf<E>, void, undefined> {
  return itemsBy(everyKind, endpoint, input, send, options) as never;
}

/** As `paginate`, but page by page: the bodies of the responses. */
export function paginatePages<E extends Endpoint>(
  endpoint: E,
  input: InputArgument<E>,
  send: Send<E>,
  options?: PaginateOptions,
): AsyncGenerator<Response<E, 200>, void, undefined> {
  return pagesBy(everyKind, endpoint, input, send, options) as never;
}

type SendAny = (input: never, nextUrl?: string) => unknown;

/** The items of all pages, for operations whose pages are of one of the kinds. */
async function* itemsBy(
  kinds: PageKinds,
  endpoint: Endpoint,
  input: unknown,
  send: SendAny,
  options?: PaginateOptions,
): AsyncGenerator<unknown, void, undefined> {
  const pagination = paginationOf(endpoint);
  const { operationId } = endpoint;
  for await (const page of pagesBy(kinds, endpoint, input, send, options)) {
    const items = itemsOf(pagination, page, operationId);
    // Not `yield*`, which would look for the method `return` in `Object.prototype`.
    for (let i = 0; i < items.length; i++) yield items[i];
  }
}

async function* pagesBy(
  kinds: PageKinds,
  endpoint: Endpoint,
  input: unknown,
  send: SendAny,
  options: PaginateOptions = {},
): AsyncGenerator<unknown, void, undefined> {
  const { operationId } = endpoint;
  const pagination = paginationOf(endpoint);
  const kind = getOwn(kinds, pagination.kind) as PageKind<KnownPagination>;
  const maxPages = maxPagesOf(options);
  const seen = new Set<string>();
  let asked = kind.first(pagination, input ?? {}, operationId);
  for (let pages = 1; ; pages++) {
    remember(asked.mark, seen, operationId, kind);
    const sent = await send(asked.input as never, asked.url);
    const answer = answerOf(sent, pagination, operationId);
    yield answer.body;
    const next = kind.next(pagination, asked, answer, operationId);
    if (next === undefined) return;
    if (pages >= maxPages) {
      throw new Error(
        `${operationId} has more than ${maxPages} pages, which is the most that the option maxPages allows`,
      );
    }
    asked = next;
  }
}

function answerOf(
  sent: unknown,
  pagination: KnownPagination,
  operationId: string,
): PageResponse<unknown> {
  if (sent instanceof PageResponse) return sent;
  if (pagination.kind === "link" && pagination.next === undefined) {
    throw new TypeError(
      `The header Link has the next page of ${operationId}: send must give \`new PageResponse(body, response.headers)\``,
    );
  }
  return new PageResponse(sent, {});
}

/** Records what tells pages apart before it is sent. Throws for one that was sent before. */
function remember(
  mark: unknown,
  seen: Set<string>,
  operationId: string,
  { repeated }: PageKind<KnownPagination>,
): void {
  const text = tokenText(mark);
  if (text === undefined) {
    throw new TypeError(
      `${operationId} gave a page token that cannot be compared with the others: it is too large, or not a JSON value`,
    );
  }
  if (seen.has(text)) throw new Error(`${operationId} gave ${repeated(text)}`);
  seen.add(text);
}

function maxPagesOf(options: PaginateOptions): number {
  const { maxPages = 100_000 } = ownFields(options);
  if (typeof maxPages === "number" && maxPages >= 1) return maxPages;
  throw new TypeError(
    `maxPages must be a number from 1 on, not ${String(maxPages)}`,
  );
}

/** What was asked for, or is next. */
interface PageRequest {
  readonly input: unknown;
  /** The address of the page, where the page before has one: it stands for path and query of the input. */
  readonly url: string | undefined;
  /** What no two pages of an operation have in common, in a form that can be compared. */
  readonly mark: unknown;
}

function asking(input: unknown, mark: unknown): PageRequest {
  return { input, url: undefined, mark };
}

/** Every kind but page tokens, which are cursors. */
type KnownPagination = Exclude<
  PaginationDescriptor,
  { readonly kind?: undefined }
>;

/** The pagination of an operation, page tokens as the cursors that they are. */
function paginationOf(endpoint: Endpoint): KnownPagination {
  const { operationId, pagination, query } = ownFields(endpoint);
  if (pagination === undefined)
    throw new TypeError(`${operationId} has no pages`);
  const own = ownFields(pagination);
  if (own.kind !== undefined) return own;
  const { pageToken, nextPageToken, items } = own;
  const isInQuery = query.some(({ name }) => name === pageToken);
  return ownFields<CursorPagination>({
    kind: "cursor",
    cursor: { in: isInQuery ? "query" : "body", name: pageToken },
    next: [nextPageToken],
    items: [items],
  });
}

/** What differs from kind to kind. */
interface PageKind<Pagination> {
  /** The first page, at the place that the input says. */
  readonly first: (
    pagination: Pagination,
    input: unknown,
    operationId: string,
  ) => PageRequest;
  /** What comes after a page; `undefined` where it is the last one. */
  readonly next: (
    pagination: Pagination,
    asked: PageRequest,
    answer: PageResponse<unknown>,
    operationId: string,
  ) => PageRequest | undefined;
  /** What an operation gave that asks for a page again; `mark` is the text of what tells pages apart. */
  readonly repeated: (mark: string) => string;
}

type PageKinds = {
  readonly [P in KnownPagination as P["kind"]]?: PageKind<P>;
};

const noItems = (): string => "no items, and says that there are more";

const cursor: PageKind<CursorPagination> = {
  first: (pagination, input) =>
    asking(input, valueIn(input, pagination.cursor)),
  next: afterCursor,
  repeated: (mark) => `the page token ${mark} twice`,
};

const offset: PageKind<OffsetPagination> = {
  first: (pagination, input, operationId) =>
    asking(input, offsetIn(pagination, input, operationId)),
  next: afterOffset,
  repeated: noItems,
};

const page: PageKind<PageNumberPagination> = {
  first: (pagination, input, operationId) =>
    asking(input, numberIn(pagination, input, operationId)),
  next: afterNumber,
  repeated: noItems,
};

const link: PageKind<LinkPagination> = {
  first: (_, input) => asking(input, undefined),
  next: afterLink,
  // Without the address, which may have a key in it.
  repeated: () => "the address of a page twice",
};

const everyKind = { cursor, offset, page, link };

/** What a client needs for operations whose pages are of one kind. */
export interface PageReader {
  readonly items: (
    endpoint: Endpoint,
    input: unknown,
    send: SendAny,
    options?: PaginateOptions,
  ) => AsyncGenerator<unknown, void, undefined>;
  /** Where pages have the address of the next one. */
  readonly nextAddress?: NextAddress;
}

const pagesOf = (kinds: PageKinds): PageReader => ({
  items: (...given) => itemsBy(kinds, ...given),
});

/** Page tokens are cursors. */
export const cursorPages: PageReader = /* @__PURE__ */ pagesOf({ cursor });
export const offsetPages: PageReader = /* @__PURE__ */ pagesOf({ offset });
export const numberPages: PageReader = /* @__PURE__ */ pagesOf({ page });
export const linkPages: PageReader = {
  items: (...given) => itemsBy({ link }, ...given),
  nextAddress,
};

/** The items of a page; none where it says none. Throws a TypeError for what is not a list. */
function itemsOf(
  { items: path }: KnownPagination,
  page: unknown,
  operationId: string,
): readonly unknown[] {
  const items = valueAt(page, path) ?? [];
  if (Array.isArray(items)) return items as readonly unknown[];
  const where = path.length === 0 ? "The body" : path.join(".");
  throw new TypeError(`${where} in a page of ${operationId} must be an array`);
}

function afterCursor(
  { cursor, next, hasMore }: CursorPagination,
  { input }: PageRequest,
  { body: page }: PageResponse<unknown>,
  operationId: string,
): PageRequest | undefined {
  const value = valueAt(page, next);
  if (value === undefined || value === null || value === "") return undefined;
  if (hasMore !== undefined && valueAt(page, hasMore) === false)
    return undefined;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new TypeError(
      `${next.join(".")} in a page of ${operationId} is an integer whose digits JSON.parse has rounded: generate with int64 "bigint" or "string", or declare it as text`,
    );
  }
  return asking(withValue(input, cursor, value), value);
}

function afterOffset(
  pagination: OffsetPagination,
  { input }: PageRequest,
  { body }: PageResponse<unknown>,
  operationId: string,
): PageRequest | undefined {
  const { offset: place, total, hasMore } = pagination;
  const offset = offsetIn(pagination, input, operationId);
  const { length } = itemsOf(pagination, body, operationId);
  const more = hasMore === undefined ? undefined : valueAt(body, hasMore);
  if (more === false || (length === 0 && more !== true)) return undefined;
  const next = offset + length;
  if (total !== undefined && next >= countAt(body, total)) return undefined;
  return asking(withNumber(input, place, next), next);
}

function afterNumber(
  pagination: PageNumberPagination,
  { input }: PageRequest,
  { body }: PageResponse<unknown>,
  operationId: string,
): PageRequest | undefined {
  const { page: place, first, totalPages, hasMore } = pagination;
  const next = numberIn(pagination, input, operationId) + 1;
  const more = hasMore === undefined ? undefined : valueAt(body, hasMore);
  if (more === false) return undefined;
  if (totalPages !== undefined && next - first >= countAt(body, totalPages))
    return undefined;
  const { length } = itemsOf(pagination, body, operationId);
  if (length === 0 && more !== true) return undefined;
  return asking(withNumber(input, place, next), next);
}

function afterLink(
  { next }: LinkPagination,
  { input }: PageRequest,
  { body, headers }: PageResponse<unknown>,
  operationId: string,
): PageRequest | undefined {
  const found =
    next === undefined
      ? nextLink(headerText(headers, "link") ?? "")
      : valueAt(body, next);
  if (found === undefined || found === null || found === "") return undefined;
  if (typeof found === "string") return { input, url: found, mark: found };
  throw new TypeError(
    `The address of the next page of ${operationId} must be text`,
  );
}

/** The target of the first link with `rel="next"` in a header `Link` (RFC 8288). */
export function nextLink(header: string): string | undefined {
  const links = splitOutside(header, ",");
  for (let i = 0; i < links.length; i++) {
    const target = nextTarget(links[i] as string);
    if (target !== undefined) return target;
  }
  return undefined;
}

/** The target of a link, where that is the next page. */
function nextTarget(link: string): string | undefined {
  const parts = splitOutside(link, ";");
  const address = /^<([^<>]*)>$/.exec((parts[0] as string).trim())?.[1];
  const fields = parts.slice(1).map(readField);
  // With an anchor, it is a link of something else than this page.
  if (address === undefined || fields.some(({ name }) => name === "anchor"))
    return undefined;
  // Only the first `rel` counts (RFC 8288, 3.3).
  const relations = fields.find(({ name }) => name === "rel")?.value ?? "";
  const isNext = relations.toLowerCase().split(" ").includes("next");
  return isNext ? address.trim() : undefined;
}

function readField(text: string): {
  readonly name: string;
  readonly value: string;
} {
  const at = text.indexOf("=");
  const name = (at < 0 ? text : text.slice(0, at)).trim().toLowerCase();
  const value = at < 0 ? "" : text.slice(at + 1).trim();
  const isQuoted = value.startsWith('"') && value.endsWith('"');
  return { name, value: isQuoted ? value.slice(1, -1) : value };
}

/** The parts between marks that are neither in quotes nor in angle brackets. */
function splitOutside(text: string, mark: "," | ";"): string[] {
  const parts: string[] = [];
  let closing = "";
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (closing === '"' && character === "\\") at++;
    else if (closing !== "") closing = character === closing ? "" : closing;
    else if (character === "<") closing = ">";
    else if (character === '"') closing = '"';
    else if (character === mark) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function valueAt(page: unknown, path: BodyPath): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof step === "string")
      return isObject(value) ? getOwn(value, step) : undefined;
    if (!Array.isArray(value)) return undefined;
    const index = step < 0 ? value.length + step : step;
    return getOwn(value, String(index));
  }, page);
}

/** A number of items or pages, which may be text where integers have 64 bits; without one, no bound. */
function countAt(page: unknown, path: BodyPath): number {
  const value = valueAt(page, path);
  return isWhole(value) ? Number(value) : Infinity;
}

const offsetIn = (
  { offset }: OffsetPagination,
  input: unknown,
  operationId: string,
): number => wholeIn(input, offset, operationId) ?? 0;

const numberIn = (
  { page, first }: PageNumberPagination,
  input: unknown,
  operationId: string,
): number => wholeIn(input, page, operationId) ?? first;

function wholeIn(
  input: unknown,
  place: InputPlace,
  operationId: string,
): number | undefined {
  const value = valueIn(input, place);
  if (value === undefined || value === null) return undefined;
  if (isWhole(value)) return Number(value);
  throw new TypeError(
    `${place.name} of ${operationId} must be a whole number, so that the next page can be asked for`,
  );
}

function isWhole(value: unknown): value is number | string | bigint {
  return (
    Number.isSafeInteger(value) ||
    typeof value === "bigint" ||
    (typeof value === "string" && /^\d{1,15}$/.test(value))
  );
}

function valueIn(input: unknown, { in: part, name }: InputPlace): unknown {
  const values = isObject(input) ? getOwn(input, part) : undefined;
  return isObject(values) ? getOwn(values, name) : undefined;
}

/** The number as what the caller gave before: text where integers have 64 bits. */
function withNumber(input: unknown, place: InputPlace, value: number): object {
  const isText = typeof valueIn(input, place) === "string";
  return withValue(input, place, isText ? String(value) : value);
}

/** A copy of the input with another value at the place. */
function withValue(
  input: unknown,
  { in: part, name }: InputPlace,
  value: unknown,
): object {
  const whole = input as { readonly [part: string]: object | undefined };
  const values = isObject(whole) ? getOwn(whole, part) : undefined;
  return { ...whole, [part]: { ...(values as object), [name]: value } };
}
