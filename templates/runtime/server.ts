import { getOwn } from "./own.js";

/** A server of the API (OpenAPI, Server Object). `Name` is the names of its variables. */
export interface ServerDescriptor<Name extends string = string> {
  /** With the variables in braces: `https://{tenant}.example.com`. */
  readonly url: string;
  readonly description?: string;
  readonly variables: { readonly [Variable in Name]: ServerVariable };
}

/** A part of a server's URL (OpenAPI, Server Variable Object). */
export interface ServerVariable {
  readonly default: string;
  /** The values that it may have; absent: any. */
  readonly values?: readonly string[];
  readonly description?: string;
}

/**
 * The URL of a server: each variable becomes the value given, or its default. Throws a TypeError for a
 * value that is not one of the declared ones, and for one that would reach beyond its part of the URL,
 * such as `evil.example/` in a host name.
 */
export function serverUrl<Name extends string>(
  server: ServerDescriptor<Name>,
  variables: { readonly [Variable in Name]?: string | undefined } = {},
): string {
  const { url } = server;
  const start = url.indexOf("://");
  const host = start + "://".length;
  const slash = url.indexOf("/", host);
  const hostEnd = start < 0 ? 0 : slash < 0 ? url.length : slash;
  return url.replace(/\{([^{}]*)\}/g, (whole, name: string, at: number) => {
    const declared = getOwn(server.variables, name) as
      ServerVariable | undefined;
    // Not a variable: braces that stand in the URL as they are.
    if (declared === undefined) return whole;
    const value = getOwn(variables, name) ?? declared.default;
    if (typeof value !== "string") throw refuse(name, "must be a string");
    const { values } = declared;
    if (values !== undefined && !values.includes(value))
      throw refuse(name, `must be one of ${values.join(", ")}`);
    // The default is the document's own, and a whole URL may be a variable.
    if (value === declared.default || whole === url) return value;
    const isHost = at < hostEnd;
    const allowed = at < start ? SCHEME : isHost ? HOST : PATH;
    if (!allowed.test(value) || DOTS.test(value))
      throw refuse(name, `must not reach beyond its part of ${url}`);
    return value;
  });
}

const SCHEME = /^[a-z][a-z0-9+.-]*$/i;
const HOST = /^[a-z0-9._-]+(?::[0-9]+)?$/i;
const PATH = /^[a-z0-9._~!$&'()*+,;=:@%/-]*$/i;
/** A segment that leads out of its folder. */
const DOTS = /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i;

function refuse(name: string, must: string): TypeError {
  return new TypeError(`The server variable "${name}" ${must}.`);
}
