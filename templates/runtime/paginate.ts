/** `paginate`: page after page. */
import type {
  Endpoint,
  InputArgument,
  InputOf,
  ItemOf,
  PaginationDescriptor,
  Response,
} from "./endpoint.js";
import { getOwn, isObject, ownFields } from "./own.js";

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

/** Sends one request and returns the body of its 200 response. */
export type Send<E extends Endpoint> = (
  input: InputOf<E>,
) => Response<E, 200> | Promise<Response<E, 200>>;

export interface PaginateOptions {
  /**
   * The maximum number of pages; an Error is thrown if there are more. Default: 100,000. At least 1;
   * `Infinity` for no limit.
   */
  readonly maxPages?: number | undefined;
}

/**
 * The items of all pages; a page is requested when the one before is used up. Throws a TypeError for an
 * operation without pagination, an invalid page, and a token that cannot be compared; and an Error for a
 * repeated page token, or for more pages than `maxPages`. So it always ends, whatever the server answers.
 */
export async function* paginate<E extends Endpoint>(
  endpoint: E,
  input: InputArgument<E>,
  send: Send<E>,
  options: PaginateOptions = {},
): AsyncGenerator<ItemOf<E>, void, undefined> {
  const { items: name } = paginationOf(endpoint);
  for await (const page of paginatePages(endpoint, input, send, options)) {
    const items = (isObject(page) ? getOwn(page, name) : undefined) ?? [];
    if (!Array.isArray(items)) {
      throw new TypeError(
        `${name} in a page of ${endpoint.operationId} must be an array`,
      );
    }
    // Not `yield*`, which would look for the method `return` in `Object.prototype`.
    for (let i = 0; i < items.length; i++) yield items[i] as ItemOf<E>;
  }
}

/** As `paginate`, but page by page: the bodies of the responses. */
export async function* paginatePages<E extends Endpoint>(
  endpoint: E,
  input: InputArgument<E>,
  send: Send<E>,
  options: PaginateOptions = {},
): AsyncGenerator<Response<E, 200>, void, undefined> {
  const { operationId, query } = endpoint;
  const { pageToken, nextPageToken } = paginationOf(endpoint);
  const maxPages = maxPagesOf(options);
  const part = query.some(({ name }) => name === pageToken) ? "query" : "body";
  const seen = new Set<string>();
  let next: unknown = input ?? {};
  for (let pages = 1; ; pages++) {
    const parameters = isObject(next) ? getOwn(next, part) : undefined;
    const sent = isObject(parameters)
      ? getOwn(parameters, pageToken)
      : undefined;
    remember(sent, seen, operationId);
    const page = await send(next as InputOf<E>);
    yield page;
    const token = isObject(page) ? getOwn(page, nextPageToken) : undefined;
    if (token === undefined || token === null || token === "") return;
    if (pages >= maxPages) {
      throw new Error(
        `${operationId} has more than ${maxPages} pages, which is the most that the option maxPages allows`,
      );
    }
    next = {
      ...(next as object),
      [part]: { ...(parameters as object), [pageToken]: token },
    };
  }
}

/** Records a token before it is sent. Throws for one that was sent before. */
function remember(
  token: unknown,
  seen: Set<string>,
  operationId: string,
): void {
  const text = tokenText(token);
  if (text === undefined) {
    throw new TypeError(
      `${operationId} gave a page token that cannot be compared with the others: it is too large, or not a JSON value`,
    );
  }
  if (seen.has(text))
    throw new Error(`${operationId} gave the page token ${text} twice`);
  seen.add(text);
}

function maxPagesOf(options: PaginateOptions): number {
  const { maxPages = 100_000 } = ownFields(options);
  if (typeof maxPages === "number" && maxPages >= 1) return maxPages;
  throw new TypeError(
    `maxPages must be a number from 1 on, not ${String(maxPages)}`,
  );
}

function paginationOf(endpoint: Endpoint): PaginationDescriptor {
  const { operationId, pagination } = ownFields(endpoint);
  if (pagination === undefined)
    throw new TypeError(`${operationId} has no pages`);
  return pagination;
}
