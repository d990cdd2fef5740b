import {
  Deadline,
  type FetchLike,
  platform,
  type ResponseLike,
  toBase64,
} from "./client-platform.js";
import type { Endpoint } from "./endpoint.js";
import { getOwn, isObject, ownFields } from "./own.js";
import { percentEncode } from "./parameters.js";
import { failureCode } from "./client-error.js";

/** A text, or a function that gives one; it is asked again for each attempt. */
export type TextCredential = string | (() => string | Promise<string>);

/** User and password, for HTTP basic authentication (RFC 7617). */
export interface BasicCredential {
  readonly username: string;
  readonly password: string;
}

/** How the API is told who calls (OpenAPI, Security Scheme Object). */
export type SecurityScheme =
  | { readonly type: "http"; readonly scheme: string }
  | {
      readonly type: "apiKey";
      readonly in: "header" | "query" | "cookie";
      readonly name: string;
    }
  | {
      readonly type: "oauth2";
      /** Of the flow with client credentials, where the document has it. */
      readonly tokenUrl?: string;
    }
  | { readonly type: "openIdConnect" }
  | { readonly type: "mutualTLS" };

export interface SecuritySchemes {
  readonly [name: string]: SecurityScheme;
}

/** What is sent so that the API knows who calls. */
export interface Credentials {
  readonly headers: Record<string, string>;
  /** `name=value`, percent-encoded. */
  readonly query: string[];
  /** `name=value`, percent-encoded. */
  readonly cookies: string[];
  /** No message may have one of these in it. */
  readonly secrets: string[];
  /** Forgets the tokens that were sent; there are none where it is absent. */
  renew?: () => void;
}

export interface AuthContext {
  readonly schemes: SecuritySchemes;
  /** By the name of the scheme. */
  readonly given: { readonly [name: string]: unknown };
  /** No operation says what it needs: what is given is sent with each. */
  readonly always: boolean;
  readonly authorizers: Authorizers;
  /** By the name of the scheme. */
  readonly tokens: Map<string, TokenSource>;
  readonly baseUrl: string;
  /** Of a token request, in milliseconds. */
  readonly timeout: number;
  readonly fetch: () => FetchLike;
}

/** Adds a credential to those that are sent; gives what forgets it, where it can be renewed. */
export type Authorizer = (
  made: Credentials,
  credential: unknown,
  scheme: never,
  name: string,
  context: AuthContext,
) => Promise<(() => void) | void>;

/** By the kind of credential; a client has those that its document asks for. */
export interface Authorizers {
  /** A text after the name of the scheme: `Bearer …`. */
  readonly text?: Authorizer;
  readonly basic?: Authorizer;
  readonly apiKey?: Authorizer;
  readonly oauth2?: Authorizer;
}

/** The names of the schemes whose credentials are sent: of the first alternative that can be met. */
export function chooseSchemes(
  { security }: Pick<Endpoint, "security">,
  { schemes, given, always }: AuthContext,
): readonly string[] {
  const isGiven = (name: string): boolean => getOwn(given, name) !== undefined;
  if (always) return Object.keys(schemes).filter(isGiven);
  const alternatives = security.map((alternative) => Object.keys(alternative));
  const isMet = (names: readonly string[]): boolean =>
    names.some(isGiven) &&
    names.every((name) => {
      const scheme = getOwn(schemes, name) as SecurityScheme | undefined;
      return isGiven(name) || scheme?.type === "mutualTLS";
    });
  return alternatives.find(isMet)?.filter(isGiven) ?? [];
}

/** What the schemes ask to be sent. Throws a TypeError, without the secret, for one that cannot be. */
export async function makeCredentials(
  names: readonly string[],
  context: AuthContext,
): Promise<Credentials> {
  const made: Credentials = {
    headers: {},
    query: [],
    cookies: [],
    secrets: [],
  };
  const sources: (() => void)[] = [];
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    const scheme = getOwn(context.schemes, name) as SecurityScheme | undefined;
    if (scheme === undefined) continue;
    const forget = await addCredential(made, name, scheme, context);
    if (forget !== undefined) sources.push(forget);
  }
  if (sources.length > 0) {
    made.renew = () => sources.forEach((forget) => forget());
  }
  return made;
}

async function addCredential(
  made: Credentials,
  name: string,
  given: SecurityScheme,
  context: AuthContext,
): Promise<(() => void) | void> {
  const scheme = ownFields(given);
  const kind = kindOf(scheme);
  if (kind === undefined) return;
  const authorize = getOwn(context.authorizers, kind) as Authorizer | undefined;
  const credential = getOwn(context.given, name);
  return authorize?.(made, credential, scheme as never, name, context);
}

function kindOf(scheme: SecurityScheme): keyof Authorizers | undefined {
  switch (scheme.type) {
    case "http":
      return scheme.scheme.toLowerCase() === "basic" ? "basic" : "text";
    case "apiKey":
    case "oauth2":
      return scheme.type;
    case "openIdConnect":
      return "text";
    case "mutualTLS":
      // The certificate is that of the connection: nothing is sent.
      return undefined;
    default:
      return scheme satisfies never;
  }
}

export async function authorizeByText(
  made: Credentials,
  credential: unknown,
  { scheme = "bearer" }: { readonly scheme?: string },
  name: string,
): Promise<void> {
  const isBearer = scheme.toLowerCase() === "bearer";
  const text = await textOf(credential, `auth.${name}`);
  addAuthorization(made, isBearer ? "Bearer" : scheme, text);
}

export async function authorizeByPassword(
  made: Credentials,
  credential: unknown,
  _: unknown,
  name: string,
): Promise<void> {
  const text = await basicText(credential, `auth.${name}`);
  addAuthorization(made, "Basic", text);
}

export async function authorizeByKey(
  made: Credentials,
  credential: unknown,
  scheme: SecurityScheme & { readonly type: "apiKey" },
  name: string,
): Promise<void> {
  const where = `auth.${name}`;
  addKey(made, scheme, await textOf(credential, where), where);
}

/** A token, or client credentials that a token is asked for. */
export async function authorizeByToken(
  made: Credentials,
  credential: unknown,
  { tokenUrl }: SecurityScheme & { readonly type: "oauth2" },
  name: string,
  context: AuthContext,
): Promise<(() => void) | void> {
  if (typeof credential !== "object" || credential === null)
    return authorizeByText(made, credential, {}, name);
  const source =
    context.tokens.get(name) ??
    new TokenSource(credential as ClientCredentials, {
      ...context,
      scheme: name,
      tokenUrl,
    });
  context.tokens.set(name, source);
  const token = await source.token();
  addAuthorization(made, "Bearer", token);
  return () => source.forget(token);
}

function addAuthorization(
  { headers, secrets }: Credentials,
  scheme: string,
  text: string,
): void {
  headers["authorization"] = `${scheme} ${text}`;
  secrets.push(text);
}

function addKey(
  { headers, query, cookies, secrets }: Credentials,
  scheme: SecurityScheme & { readonly type: "apiKey" },
  text: string,
  where: string,
): void {
  secrets.push(text);
  if (scheme.in === "header") {
    headers[scheme.name.toLowerCase()] = text;
    return;
  }
  const encoded = encode(text, where);
  secrets.push(encoded);
  const pair = `${percentEncode(scheme.name)}=${encoded}`;
  (scheme.in === "query" ? query : cookies).push(pair);
}

function encode(text: string, where: string): string {
  try {
    return percentEncode(text);
  } catch {
    throw new TypeError(`${where} must not hold half a surrogate pair`);
  }
}

async function textOf(credential: unknown, where: string): Promise<string> {
  const text: unknown =
    typeof credential === "function"
      ? await (credential as () => unknown)()
      : credential;
  if (typeof text !== "string" || text === "") {
    throw new TypeError(
      `${where} must be a text that is not empty, or a function that gives one`,
    );
  }
  // The text itself is a secret, so that the check of all headers must not see it first.
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text))
    throw new TypeError(`${where} holds a character that cannot be sent`);
  return text;
}

async function basicText(given: unknown, where: string): Promise<string> {
  const value: unknown =
    typeof given === "function" ? await (given as () => unknown)() : given;
  const { username, password } =
    typeof value === "object" && value !== null
      ? ownFields(value as Partial<BasicCredential>)
      : ({} as Partial<BasicCredential>);
  if (typeof username !== "string" || typeof password !== "string") {
    throw new TypeError(
      `${where} must be an object with the texts username and password`,
    );
  }
  if (username.includes(":"))
    throw new TypeError(`The username of ${where} must not hold a colon`);
  return toBase64(`${username}:${password}`);
}

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
