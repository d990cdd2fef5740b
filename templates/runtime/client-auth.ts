import { toBase64 } from "./client-platform.js";
import type { ClientCredentials, TokenSource } from "./client-token.js";
import type { Endpoint } from "./endpoint.js";
import { getOwn, ownFields } from "./own.js";
import { percentEncode } from "./parameters.js";

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
  readonly tokens: (
    name: string,
    credentials: ClientCredentials,
    tokenUrl: string | undefined,
  ) => TokenSource;
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
  { given: all, tokens }: AuthContext,
): Promise<(() => void) | undefined> {
  const scheme = ownFields(given);
  const credential = getOwn(all, name);
  const where = `auth.${name}`;
  switch (scheme.type) {
    case "http": {
      if (scheme.scheme.toLowerCase() === "basic") {
        addAuthorization(made, "Basic", await basicText(credential, where));
        return undefined;
      }
      const isBearer = scheme.scheme.toLowerCase() === "bearer";
      const text = await textOf(credential, where);
      addAuthorization(made, isBearer ? "Bearer" : scheme.scheme, text);
      return undefined;
    }
    case "apiKey":
      addKey(made, scheme, await textOf(credential, where), where);
      return undefined;
    case "oauth2": {
      if (typeof credential !== "object" || credential === null) {
        addAuthorization(made, "Bearer", await textOf(credential, where));
        return undefined;
      }
      const owned = credential as ClientCredentials;
      const source = tokens(name, owned, scheme.tokenUrl);
      const token = await source.token();
      addAuthorization(made, "Bearer", token);
      return () => source.forget(token);
    }
    case "openIdConnect":
      addAuthorization(made, "Bearer", await textOf(credential, where));
      return undefined;
    case "mutualTLS":
      // The certificate is that of the connection: nothing is sent.
      return undefined;
    default:
      return scheme satisfies never;
  }
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
