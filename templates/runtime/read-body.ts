import { isJson } from "./parameters.js";

/** What is read of a response: that of `fetch` fits, and so do those of many other clients. */
export interface ReadableResponse {
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/**
 * The body of a response, for `parseResponse`: JSON as a value, no body as `undefined`, and anything else, such as
 * the HTML page of a gateway, as text. Throws only where the body cannot be received. `parse` reads JSON:
 * `parseJson` where no digit of a 64-bit integer may be lost.
 */
export async function readBody(
  response: ReadableResponse,
  parse?: (text: string) => unknown,
): Promise<unknown> {
  const text = await response.text();
  return bodyValue(text, response.headers.get("content-type") ?? "", parse);
}

/** JSON where it is JSON, whatever its content type says; else the text. */
export function bodyValue(
  text: string,
  contentType: string,
  parse: (text: string) => unknown = JSON.parse,
): unknown {
  if (text === "") return undefined;
  if (!isJson(contentType) && !/^\s*[[{]/.test(text)) return text;
  try {
    return parse(text);
  } catch {
    return text;
  }
}
