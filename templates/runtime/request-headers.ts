import type { Endpoint } from "./endpoint.js";
import { readParameters } from "./read-parameters.js";
import { writeCookies, writeHeader } from "./write-parameter.js";

type Headers = { readonly [name: string]: string };

/**
 * The headers of a request, by name in lower case; `further` ones win. Throws a TypeError for a name or
 * a value that no header can have, wherever it comes from (RFC 9110, 5.1 and 5.5).
 */
export function writeHeaders(
  endpoint: Endpoint,
  input: unknown,
  contentType: string | undefined,
  further: Headers,
): Record<string, string> {
  const { operationId } = endpoint;
  const headers = new Map<string, string>();
  const set = (name: string, value: string, where: string): void => {
    headers.set(
      checkToken(name, where).toLowerCase(),
      checkValue(value, where),
    );
  };
  const accept = acceptedTypes(endpoint);
  if (accept.length > 0)
    set(
      "accept",
      accept.join(", "),
      `a media type in responses of ${operationId}`,
    );
  if (contentType !== undefined)
    set("content-type", contentType, `the media type for ${operationId}`);
  const names = Object.keys(further).map((name) => name.toLowerCase());
  const isFurther = (name: string): boolean =>
    names.includes(name.toLowerCase());
  for (const [parameter, value, where] of readParameters(
    endpoint,
    input,
    "headers",
    isFurther,
  )) {
    set(parameter.name, writeHeader(parameter, value, where), where);
  }
  const cookies = readParameters(endpoint, input, "cookies").flatMap(
    ([parameter, value, where]) => writeCookies(parameter, value, where),
  );
  if (cookies.length > 0)
    set("cookie", cookies.join("; "), `a cookie of ${operationId}`);
  for (const name of Object.keys(further)) {
    const where = `header ${JSON.stringify(name)} for ${operationId}`;
    set(name, further[name] ?? "", where);
  }
  // Not by assignment: a header named `__proto__` is a header.
  return Object.fromEntries(headers);
}

function acceptedTypes({ responses }: Endpoint): readonly string[] {
  const all = Object.values(responses).flatMap(
    ({ mediaType, alternatives = [] }) => [
      ...(mediaType === undefined ? [] : [mediaType]),
      ...alternatives.map((alternative) => alternative.mediaType),
    ],
  );
  return [...new Set(all)];
}

/** The name of a header, or a method: a token (RFC 9110, 5.6.2). */
export function checkToken(name: string, where: string): string {
  if (!/^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/.test(name)) {
    throw new TypeError(
      `${where} has a name that HTTP does not allow: ${JSON.stringify(name)}`,
    );
  }
  return name;
}

function checkValue(value: string, where: string): string {
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
    throw new TypeError(`${where} holds a character that headers cannot carry`);
  }
  return value;
}
