import { Deadline } from "./deadline.js";
import {
  platform,
  toBase64,
  type FetchLike,
  type ResponseLike,
} from "./client-platform.js";
import { failureCode } from "./client-error.js";
import { getOwn, isObject, ownFields } from "./own.js";

/** A client's own credentials, for which the API gives a token (RFC 6749, 4.4). */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes?: readonly string[] | undefined;
  /** Where tokens are given; the document's, relative to the base URL, where it is not said. */
  readonly tokenUrl?: string | undefined;
  /** Where id and secret stand in the token request (RFC 6749, 2.3.1). Default: `body`. */
  readonly authentication?: "body" | "basic" | undefined;
}

/** No token was given. The message holds nothing of what was sent or answered but the code of the error. */
export class TokenError extends Error {
  override readonly name: string = "TokenError";
  /** Of the answer; `undefined` where there was none. */
  readonly status: number | undefined;

  constructor(scheme: string, problem: string, status?: number) {
    super(`The token request of auth.${scheme} failed: ${problem}`);
    this.status = status;
  }
}

export interface TokenContext {
  /** The name of the security scheme. */
  readonly scheme: string;
  /** Of the document. */
  readonly tokenUrl: string | undefined;
  readonly baseUrl: string;
  readonly timeout: number;
  readonly fetch: () => FetchLike;
}

interface Token {
  readonly text: string;
  /** In milliseconds since 1970. */
  readonly until: number;
}

/** Renewed so long before it expires, or after nine tenths of a shorter life; in milliseconds. */
const MARGIN = 30_000;

/** The token of one client: asked for once, shared by all calls, and renewed before it expires. */
export class TokenSource {
  readonly #credentials: ClientCredentials;
  readonly #context: TokenContext;
  #token: Token | undefined;
  #pending: Promise<Token> | undefined;

  constructor(credentials: ClientCredentials, context: TokenContext) {
    this.#credentials = ownFields(credentials);
    this.#context = context;
  }

  async token(): Promise<string> {
    if (this.#token !== undefined && Date.now() < this.#token.until)
      return this.#token.text;
    this.#pending ??= this.#renew();
    return (await this.#pending).text;
  }

  /** Forgets a token that was refused, unless there is another one by now. */
  forget(text: string): void {
    if (this.#token?.text === text) this.#token = undefined;
  }

  async #renew(): Promise<Token> {
    try {
      this.#token = await requestToken(this.#credentials, this.#context);
      return this.#token;
    } finally {
      this.#pending = undefined;
    }
  }
}

async function requestToken(
  credentials: ClientCredentials,
  context: TokenContext,
): Promise<Token> {
  const { scheme, timeout, fetch } = context;
  const url = tokenUrlOf(credentials, context);
  const { headers, body } = writeRequest(credentials, scheme);
  const send = fetch();
  const deadline = new Deadline(undefined, timeout);
  try {
    const init = { method: "POST", headers, body, signal: deadline.signal };
    const response = await deadline.race(
      // A redirect could lead the secret to another host.
      send(url, { ...init, redirect: "manual" }),
    );
    return readToken(scheme, response, await deadline.race(response.text()));
  } catch (error) {
    if (error instanceof TokenError) throw error;
    const problem = deadline.isLate
      ? `no answer within ${timeout} ms`
      : `no connection (${failureCode(error) ?? "unknown"})`;
    throw new TokenError(scheme, problem);
  } finally {
    deadline.close();
  }
}

function tokenUrlOf(
  credentials: ClientCredentials,
  { scheme, tokenUrl, baseUrl }: TokenContext,
): string {
  const given = credentials.tokenUrl ?? tokenUrl;
  if (given === undefined) {
    throw new TypeError(
      `auth.${scheme} needs a tokenUrl: the document has no flow with client credentials`,
    );
  }
  const isAbsolute = /^https?:\/\//i.test(baseUrl);
  const Url = platform("URL");
  const url = isAbsolute ? new Url(given, baseUrl).href : given;
  const isDowngrade = /^https:/i.test(baseUrl) && /^http:/i.test(url);
  if (isDowngrade && credentials.tokenUrl === undefined) {
    throw new TypeError(
      `auth.${scheme}: the document's token URL is not encrypted, but the API is; set tokenUrl if that is right`,
    );
  }
  return url;
}

function writeRequest(
  { clientId, clientSecret, scopes, authentication }: ClientCredentials,
  scheme: string,
): { readonly headers: Record<string, string>; readonly body: string } {
  if (typeof clientId !== "string" || typeof clientSecret !== "string") {
    throw new TypeError(
      `auth.${scheme} must be a token, or an object with the texts clientId and clientSecret`,
    );
  }
  const isBasic = authentication === "basic";
  const fields = [
    ["grant_type", "client_credentials"],
    ...(isBasic
      ? []
      : [
          ["client_id", clientId],
          ["client_secret", clientSecret],
        ]),
    ...(scopes === undefined ? [] : [["scope", scopes.join(" ")]]),
  ];
  const body = fields.map((field) => field.map(formEncode).join("=")).join("&");
  const pair = `${formEncode(clientId)}:${formEncode(clientSecret)}`;
  const headers = {
    accept: "application/json",
    "content-type": "application/x-www-form-urlencoded",
    ...(isBasic && { authorization: `Basic ${toBase64(pair)}` }),
  };
  return { headers, body };
}

/** As RFC 6749, appendix B, asks for. */
function formEncode(text: string): string {
  return encodeURIComponent(text).replace(/%20/g, "+");
}

function readToken(
  scheme: string,
  { status, type }: ResponseLike,
  text: string,
): Token {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  const answer = isObject(body) ? body : {};
  if (status !== 200) {
    const isRedirect =
      type === "opaqueredirect" || (status >= 300 && status < 400);
    const code = errorCode(getOwn(answer, "error"));
    throw new TokenError(
      scheme,
      isRedirect
        ? "it was redirected, and secrets are not sent on"
        : `status ${status}${code === undefined ? "" : `, ${code}`}`,
      status,
    );
  }
  const token = getOwn(answer, "access_token");
  if (typeof token !== "string" || !/^[\x21-\x7e]+$/.test(token))
    throw new TokenError(scheme, "the answer has no access_token", status);
  const seconds = Number(getOwn(answer, "expires_in") ?? Number.NaN);
  const life = seconds >= 0 ? seconds * 1000 : Number.POSITIVE_INFINITY;
  const until = Date.now() + life - Math.min(MARGIN, life / 10);
  return { text: token, until };
}

/** One of the codes of RFC 6749, 5.2; other texts may repeat what was sent. */
function errorCode(given: unknown): string | undefined {
  const known = [
    "invalid_request",
    "invalid_client",
    "invalid_grant",
    "unauthorized_client",
    "unsupported_grant_type",
    "invalid_scope",
  ];
  return known.find((code) => code === given);
}
