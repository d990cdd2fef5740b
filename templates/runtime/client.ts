import { hasNoBody } from "./client-answer.js";
import { notAsDeclared, perform, type Performed } from "./client-attempt.js";
import { ApiError } from "./client-error.js";
import type { FetchHeaders } from "./client-platform.js";
import {
  type ApiCall,
  type ApiDescriptor,
  type CallOptions,
  type GivenOptions,
  type ItemsOptions,
  pagesOf,
  Settings,
} from "./client-settings.js";
import type { Endpoint } from "./endpoint.js";
import { getOwn, ownFields } from "./own.js";
import { PageResponse } from "./paginate.js";

/** Calls operations by their descriptors. Throws a TypeError for options that no call could use. */
export function makeCall(api: ApiDescriptor, options: GivenOptions): ApiCall {
  const settings = new Settings(api, options);
  const call = async (
    endpoint: Endpoint,
    input?: unknown,
    given?: CallOptions,
  ): Promise<unknown> =>
    unwrap(endpoint, await perform(settings, endpoint, input, given), settings);
  const raw = async (
    endpoint: Endpoint,
    input?: unknown,
    given?: CallOptions,
  ): Promise<unknown> => {
    const { answer, response } = await perform(
      settings,
      endpoint,
      input,
      given,
    );
    const { declared, ok, status, value, issues } = answer;
    const { headers } = response;
    return {
      declared,
      ok,
      status,
      value,
      ...(!ok && { issues }),
      headers,
      response,
    };
  };
  const items = (
    endpoint: Endpoint,
    input?: unknown,
    given: ItemsOptions = {},
  ): AsyncGenerator<unknown, void, undefined> => {
    const send = async (
      page: unknown,
      nextUrl?: string,
    ): Promise<PageResponse<unknown>> => {
      const came = await perform(settings, endpoint, page, given, nextUrl);
      const body = unwrap(endpoint, came, settings);
      return new PageResponse(body, came.response.headers);
    };
    const pages = pagesOf(api, endpoint);
    if (pages === undefined)
      throw new TypeError(`${endpoint.operationId} has no pages`);
    return pages.items(endpoint, input, send, given);
  };
  return withMembers(call, { raw, items }) as ApiCall;
}

/** The tree of the descriptors as a tree of calls, each with `raw`, and with `items` where there are pages. */
export function makeClient(
  api: ApiDescriptor,
  endpoints: object,
  options: GivenOptions,
): unknown {
  return grow(endpoints, makeCall(api, options) as never);
}

type AnyCall = ((
  endpoint: Endpoint,
  input?: unknown,
  options?: unknown,
) => unknown) & { readonly [Member in "raw" | "items"]: AnyCall };

function grow(tree: object, call: AnyCall): object {
  const entries = Object.keys(tree).map((key) => {
    const entry = getOwn(tree, key) as object;
    const isEndpoint = typeof getOwn(entry, "operationId") === "string";
    const value = isEndpoint
      ? callOf(entry as Endpoint, call)
      : grow(entry, call);
    return [key, value] as const;
  });
  return Object.freeze(Object.fromEntries(entries));
}

function callOf(endpoint: Endpoint, call: AnyCall): object {
  const bind =
    (of: AnyCall) =>
    (input?: unknown, options?: unknown): unknown =>
      of(endpoint, input, options);
  const raw = bind(call.raw);
  const hasPages = ownFields(endpoint).pagination !== undefined;
  return withMembers(
    bind(call),
    hasPages ? { raw, items: bind(call.items) } : { raw },
  );
}

/** A function with further ones as its members. */
function withMembers(target: object, members: object): object {
  Object.keys(members).forEach((name) => {
    const value = getOwn(members, name);
    // Without a prototype, which could hold what a property descriptor may not have.
    const descriptor = { __proto__: null, value, enumerable: true };
    Object.defineProperty(target, name, descriptor);
  });
  return Object.freeze(target);
}

/** The body of a success; anything else is thrown. */
function unwrap(
  endpoint: Endpoint,
  { answer, response, schemes }: Performed,
  { mode }: Settings,
): unknown {
  const { status, value, text, issues, declared } = answer;
  const isSuccess = status >= 200 && status < 300;
  const isUnchanged = status === 304;
  if ((isSuccess || isUnchanged) && hasNoBody(endpoint.method, status))
    return undefined;
  if (isSuccess && (answer.ok || mode === "report")) return value;
  if (isSuccess && declared) throw notAsDeclared(endpoint, issues, status);
  if (isSuccess && mode === "trust") return value;
  throw new ApiError({
    endpoint,
    status,
    value,
    text,
    issues,
    headers: response.headers as FetchHeaders,
    declared,
    hint: hintOf(endpoint, status, schemes),
  });
}

/** What may help somebody who has just begun. */
function hintOf(
  { security }: Endpoint,
  status: number,
  schemes: readonly string[],
): string | undefined {
  if (status !== 401 || schemes.length > 0) return undefined;
  const names = security
    .map((alternative) =>
      Object.keys(alternative)
        .map((name) => `auth.${name}`)
        .join(" with "),
    )
    .filter((text) => text !== "");
  return names.length === 0
    ? undefined
    : `It asks for ${names.join(" or ")}, which the client was not given`;
}
