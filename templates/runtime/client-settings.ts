import type { AuthContext } from "./client-auth.js";
import { platform, type FetchLike } from "./client-platform.js";
import { retryOf, type Retry } from "./client-retry.js";
import { TokenSource } from "./client-token.js";
import type {
  ApiDescriptor,
  CallOptions,
  CommonOptions,
  HeaderSource,
} from "./client-types.js";
import { ownFields } from "./own.js";
import { serverUrl } from "./endpoint.js";

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
  readonly #tokens: Map<string, TokenSource> = new Map();

  /** Throws a TypeError for options that no call could use. */
  constructor(api: ApiDescriptor, options: GivenOptions) {
    const given = ownFields(options);
    const { schemes, always = false, parse } = ownFields(api);
    this.given = given;
    this.baseUrl = baseUrlOf(api, given);
    this.mode = modeOf(given.responses);
    this.parse = parse ?? ((text) => JSON.parse(text) as unknown);
    this.timeoutOf({});
    this.retryOf({});
    this.auth = {
      schemes,
      always,
      given: ownFields(given.auth ?? {}) as AuthContext["given"],
      tokens: (scheme, credentials, tokenUrl) => {
        const known = this.#tokens.get(scheme);
        if (known !== undefined) return known;
        const { baseUrl } = this;
        const timeout = this.timeoutOf({});
        const context = { scheme, tokenUrl, baseUrl, timeout };
        const fetch = (): FetchLike => this.fetch();
        const made = new TokenSource(credentials, { ...context, fetch });
        this.#tokens.set(scheme, made);
        return made;
      },
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
