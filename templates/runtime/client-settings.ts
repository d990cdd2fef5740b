import type {
  AuthContext,
  Authorizers,
  BasicCredential,
  ClientCredentials,
  SecuritySchemes,
  TextCredential,
} from "./client-auth.js";
import {
  type CallSignal,
  type ClientFetch,
  type FetchHeaders,
  type FetchLike,
  type FetchResponse,
  platform,
} from "./client-platform.js";
import { type Retry, retryOf, type RetryOptions } from "./client-error.js";
import { getOwn, ownFields } from "./own.js";
import type {
  Binary,
  Bytes,
  DeclaredStatus,
  Endpoint,
  InputArgument,
  InputOf,
  ItemOf,
  Response,
  ResponsesOf,
  SuccessOf,
} from "./endpoint.js";
import {
  type HttpRequest,
  type ServerDescriptor,
  serverUrl,
} from "./request.js";
import type { Issue } from "./issues.js";
import type { ItemStream } from "./event-stream.js";
import type { PageReader, PaginateOptions } from "./paginate.js";
import type { AnyValidResponse } from "./response.js";

/** The options of a client, without the names that a document brings. */
export interface GivenOptions extends CommonOptions {
  readonly baseUrl?: string | undefined;
  readonly server?: { readonly [name: string]: string | undefined } | undefined;
  readonly auth?: object | undefined;
}

/** In milliseconds. */
const USUAL_TIMEOUT = 60_000;

/** What a client was given, checked, and what it remembers: tokens. */
export class Settings {
  readonly baseUrl: string;
  readonly mode: "check" | "report" | "trust";
  readonly auth: AuthContext;
  readonly parse: (text: string) => unknown;
  readonly given: GivenOptions;
  readonly api: ApiDescriptor;

  /** Throws a TypeError for options that no call could use. */
  constructor(api: ApiDescriptor, options: GivenOptions) {
    const given = ownFields(options);
    const own = ownFields(api);
    const { schemes, always = false, parse, authorizers = {} } = own;
    this.api = own;
    this.given = given;
    this.baseUrl = baseUrlOf(api, given);
    this.mode = modeOf(given.responses);
    this.parse = parse ?? ((text) => JSON.parse(text) as unknown);
    this.timeoutOf({});
    this.retryOf({});
    this.auth = {
      schemes,
      always,
      authorizers,
      given: ownFields(given.auth ?? {}) as AuthContext["given"],
      tokens: new Map(),
      baseUrl: this.baseUrl,
      timeout: this.timeoutOf({}),
      fetch: () => this.fetch(),
    };
  }

  /** The platform's is looked up for each call, so that mocks of it count. */
  fetch(): FetchLike {
    const found = this.given.fetch ?? platform("fetch");
    if (typeof found === "function") return found as FetchLike;
    throw new TypeError(
      "This platform has no fetch: give one in the option fetch",
    );
  }

  /** In milliseconds; 0 for none. */
  timeoutOf({ timeout }: Pick<CallOptions, "timeout">): number {
    const milliseconds = timeout ?? this.given.timeout ?? USUAL_TIMEOUT;
    if (typeof milliseconds === "number" && milliseconds >= 0)
      return Number.isFinite(milliseconds) ? milliseconds : 0;
    throw new TypeError("timeout must be a number of milliseconds, from 0 on");
  }

  retryOf({ retry }: Pick<CallOptions, "retry">): Retry {
    return retryOf(retry ?? this.given.retry);
  }

  /** The headers of all calls and of this one, by name in lower case. */
  async headersOf({
    headers,
  }: Pick<CallOptions, "headers">): Promise<Record<string, string>> {
    const common = this.given.headers;
    const asked: Exclude<HeaderSource, () => unknown> =
      typeof common === "function" ? await common() : (common ?? {});
    return Object.fromEntries([
      ...lowerCase(asked),
      ...lowerCase(headers ?? {}),
    ]);
  }
}

function lowerCase(headers: {
  readonly [name: string]: string;
}): (readonly [string, string])[] {
  return Object.keys(headers).map((name) => [
    name.toLowerCase(),
    headers[name] as string,
  ]);
}

function modeOf(given: CommonOptions["responses"]): Settings["mode"] {
  const mode: unknown = given ?? "check";
  if (mode === "check" || mode === "report" || mode === "trust") return mode;
  throw new TypeError('responses must be "check", "report" or "trust"');
}

function baseUrlOf(
  { server }: ApiDescriptor,
  { baseUrl, server: variables }: GivenOptions,
): string {
  if (baseUrl !== undefined) {
    if (variables !== undefined) {
      throw new TypeError(
        "Give baseUrl, or the variables of the document's server, not both",
      );
    }
    return checkUrl(baseUrl, "baseUrl");
  }
  if (server === undefined) {
    throw new TypeError(
      "baseUrl is required: the document names no server of the API",
    );
  }
  const url = serverUrl(server, variables);
  if (/^https?:\/\//i.test(url))
    return checkUrl(url, "The URL of the document's server");
  const page = (platform("location") as { readonly href?: string } | undefined)
    ?.href;
  if (page !== undefined && /^https?:/i.test(page))
    return new (platform("URL"))(url, page).href;
  throw new TypeError(
    `baseUrl is required: the document's server ${JSON.stringify(url)} has no host`,
  );
}

/** Later, a message about the URL could repeat a key in its query. */
function checkUrl(url: string, what: string): string {
  if (typeof url === "string" && url.startsWith("/")) return url;
  try {
    new (platform("URL"))(url);
    return url;
  } catch {
    throw new TypeError(`${what} is not a valid URL: ${JSON.stringify(url)}`);
  }
}

/** What a client knows of the API beside its operations. */
export interface ApiDescriptor {
  /** The one whose variables the option `server` sets. */
  readonly server?: ServerDescriptor | undefined;
  readonly schemes: SecuritySchemes;
  /** How the credentials of these schemes are sent, by kind. */
  readonly authorizers?: Authorizers;
  /** How the pages of the operations are asked for, by kind. */
  readonly pages?: PageReaders;
  /** No operation says what security it needs: all get what the option `auth` has. */
  readonly always?: boolean;
  /** Reads JSON, where `JSON.parse` would lose digits. */
  readonly parse?: (text: string) => unknown;
}

/** Those of the kinds that the document has. */
export type PageReaders = {
  readonly [Kind in "cursor" | "offset" | "page" | "link"]?: PageReader;
};

/** How the pages of an operation are asked for; page tokens are cursors. */
export function pagesOf(
  { pages = {} }: ApiDescriptor,
  { pagination }: Pick<Endpoint, "pagination">,
): PageReader | undefined {
  if (pagination === undefined) return undefined;
  const { kind = "cursor" } = ownFields(pagination);
  return getOwn(pages, kind) as PageReader | undefined;
}

/** Of a single call. */
export interface CallOptions {
  /** Ends the call, also while it waits, and the stream that it gave. */
  readonly signal?: CallSignal | undefined;
  /** Further headers; they win over all others. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** As the option of the client. */
  readonly timeout?: number | undefined;
  /** As the option of the client. */
  readonly retry?: number | RetryOptions | undefined;
  /** Which media type the body is sent in, where the operation takes several. */
  readonly contentType?: string | undefined;
}

/** Of a call for the items of all pages. */
export interface ItemsOptions extends CallOptions, PaginateOptions {}

/** What a hook is about. */
export interface CallContext {
  readonly endpoint: Endpoint;
  /** From 1 on. */
  readonly attempt: number;
}

/** The options of every client, whatever the document says. */
export interface CommonOptions {
  /** Default: that of the platform. */
  readonly fetch?: ClientFetch | undefined;
  /** Sent with each call; a function is asked for each attempt. */
  readonly headers?: HeaderSource | undefined;
  /**
   * In milliseconds, for each attempt, until its body was read; of a stream, until it begins. Default: 60,000.
   * 0 or `Infinity`: no limit.
   */
  readonly timeout?: number | undefined;
  /** How many attempts are made after the first one, or when. Default: 2. */
  readonly retry?: number | RetryOptions | undefined;
  /**
   * What becomes of bodies that are not as declared: `check` throws a ValidationError, `report` gives them as
   * they came, after `onIssues`, and `trust` does not look. Default: `check`.
   */
  readonly responses?: "check" | "report" | "trust" | undefined;
  /** Is told what is wrong with a body. */
  readonly onIssues?:
    | ((
        issues: readonly Issue[],
        answer: {
          readonly endpoint: Endpoint;
          readonly status: number;
          readonly value: unknown;
        },
      ) => void)
    | undefined;
  /** Sees each request before it is sent, with its credentials; what it gives back is sent instead. */
  readonly onRequest?:
    | ((
        request: HttpRequest<unknown>,
        context: CallContext,
      ) => HttpRequest<unknown> | void | Promise<HttpRequest<unknown> | void>)
    | undefined;
  /** Sees each response before its body is read; what it gives back is read instead. */
  readonly onResponse?:
    | ((
        response: FetchResponse,
        context: CallContext,
      ) => FetchResponse | void | Promise<FetchResponse | void>)
    | undefined;
}

/** Headers, or a function that gives them. */
export type HeaderSource =
  | { readonly [name: string]: string }
  | (() =>
      | { readonly [name: string]: string }
      | Promise<{ readonly [name: string]: string }>);

/** User and password, or a function that gives them. */
export type BasicSource =
  BasicCredential | (() => BasicCredential | Promise<BasicCredential>);

/** A token, or what a token is given for. */
export type OAuth2Source = TextCredential | ClientCredentials;

/** What becomes of a body type at a client: bytes are `Uint8Array`, a sequence is a stream of its items. */
export type Received<T> = unknown extends T
  ? T
  : [Binary] extends [T]
    ? Streamed<Exclude<T, Binary>> | Bytes
    : Streamed<T>;

type Streamed<T> = T extends unknown
  ? "~item" extends keyof T
    ? ItemStream<Exclude<T["~item"], undefined>>
    : T
  : never;

/**
 * An answer of any status. `ok` tells whether the body is as declared, also for errors; it does not for a
 * status that the operation does not declare.
 */
export type Answer<E extends Endpoint> = AnswerHead &
  (
    | (AnyValidResponse &
        (unknown extends ResponsesOf<E>
          ? unknown
          : ValidAnswer<E, DeclaredStatus<E>>))
    | {
        readonly declared: boolean;
        readonly ok: false;
        readonly status: number;
        /** The body as it came. */
        readonly value: unknown;
        /** What is wrong with it; nothing, where the status is not declared. */
        readonly issues: readonly Issue[];
      }
  );

/** A call that gives the answer, whatever its status, and throws only where there is none. */
export interface RawCall<Given extends readonly unknown[], E extends Endpoint> {
  (...given: Given): Promise<Answer<E>>;
}

export interface AnswerHead {
  readonly headers: FetchHeaders;
  /** Its body was read, unless `value` is a stream. */
  readonly response: FetchResponse;
}

type ValidAnswer<
  E extends Endpoint,
  Status extends number,
> = Status extends number
  ? {
      readonly declared: true;
      readonly ok: true;
      readonly status: Status;
      readonly value: Received<Response<E, Status>>;
    }
  : never;

/** The endpoint, where it can be called without any input. */
type WithoutInput<E extends Endpoint> = object extends InputOf<E> ? E : never;

/** The endpoint, where it has pages. */
type WithPages<E extends Endpoint> = unknown extends ItemOf<E> ? never : E;

type AsyncItems<E extends Endpoint> = AsyncGenerator<
  ItemOf<E>,
  void,
  undefined
>;

/** Calls any operation by its descriptor. */
export interface ApiCall {
  /** The body of a success. Throws an ApiError for any other status. */
  <E extends Endpoint>(
    endpoint: E,
    input: InputArgument<E>,
    options?: CallOptions,
  ): Promise<Received<SuccessOf<E>>>;
  <E extends Endpoint>(
    endpoint: WithoutInput<E>,
  ): Promise<Received<SuccessOf<E>>>;
  /** The answer, whatever its status; throws only where there is none. */
  raw<E extends Endpoint>(
    endpoint: E,
    input: InputArgument<E>,
    options?: CallOptions,
  ): Promise<Answer<E>>;
  raw<E extends Endpoint>(endpoint: WithoutInput<E>): Promise<Answer<E>>;
  /** The items of all pages, each asked for when the one before is used up. */
  items<E extends Endpoint>(
    endpoint: WithPages<E>,
    input: InputArgument<E>,
    options?: ItemsOptions,
  ): AsyncItems<E>;
  items<E extends Endpoint>(
    endpoint: WithPages<E> & WithoutInput<E>,
  ): AsyncItems<E>;
}
