import type { Endpoint, PaginationDescriptor } from "./endpoint.js";
import type {
  InputArgument,
  InputOf,
  ItemOf,
  Response,
} from "./endpoint-types.js";
import { isObject } from "./object.js";
import { getOwn } from "./own.js";

/** Performs one call and gives the body of its 200 response back. */
export type Send<E extends Endpoint> = (
  input: InputOf<E>,
) => Response<E, 200> | Promise<Response<E, 200>>;

/**
 * The items of all pages, one after the other; a page is asked for when the one before is used up.
 * Throws a TypeError for an operation without pagination or a page that is none, and an Error when
 * a page token comes again.
 */
export async function* paginate<E extends Endpoint>(
  endpoint: E,
  input: InputArgument<E>,
  send: Send<E>,
): AsyncGenerator<ItemOf<E>, void, undefined> {
  const { items: name } = paginationOf(endpoint);
  for await (const page of paginatePages(endpoint, input, send)) {
    const items = (isObject(page) ? getOwn(page, name) : undefined) ?? [];
    if (!Array.isArray(items)) {
      throw new TypeError(
        `${name} in a page of ${endpoint.operationId} must be an array`,
      );
    }
    yield* items as ItemOf<E>[];
  }
}

/** As `paginate`, but page by page: the bodies of the responses. */
export async function* paginatePages<E extends Endpoint>(
  endpoint: E,
  input: InputArgument<E>,
  send: Send<E>,
): AsyncGenerator<Response<E, 200>, void, undefined> {
  const { operationId, query } = endpoint;
  const { pageToken, nextPageToken } = paginationOf(endpoint);
  const part = query.some(({ name }) => name === pageToken) ? "query" : "body";
  const seen = new Set<unknown>();
  let next: unknown = input ?? {};
  for (;;) {
    const parameters = isObject(next) ? getOwn(next, part) : undefined;
    const sent = isObject(parameters)
      ? getOwn(parameters, pageToken)
      : undefined;
    seen.add(sent);
    const page = await send(next as InputOf<E>);
    yield page;
    const token = isObject(page) ? getOwn(page, nextPageToken) : undefined;
    if (token === undefined || token === null || token === "") return;
    if (seen.has(token)) {
      throw new Error(
        `${operationId} gave the page token ${JSON.stringify(token)} twice`,
      );
    }
    next = {
      ...(next as object),
      [part]: { ...(parameters as object), [pageToken]: token },
    };
  }
}

function paginationOf({
  operationId,
  pagination,
}: Endpoint): PaginationDescriptor {
  if (pagination === undefined)
    throw new TypeError(`${operationId} has no pages`);
  return pagination;
}
