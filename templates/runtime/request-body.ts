import type { Endpoint } from "./endpoint.js";
import { checkText, isPresent, toText } from "./parameter-value.js";
import { percentEncode } from "./percent-encode.js";
import { isJson, toJson } from "./write-parameter.js";

/** A body ready to be sent, and the media type to say so with. */
export interface WrittenBody {
  readonly body: unknown;
  /** Absent where the client knows better: it chooses the boundary of `multipart/…`. */
  readonly contentType?: string;
}

/**
 * Writes a request body: JSON and forms as text, anything else as it is. `undefined`: there is none.
 * Throws a TypeError for a body that is missing, or that the operation does not take.
 */
export function writeBody(
  endpoint: Endpoint,
  body: unknown,
): WrittenBody | undefined {
  const { operationId, requestBody } = endpoint;
  if (body === undefined) {
    if (requestBody?.required)
      throw new TypeError(`${operationId} needs a body`);
    return undefined;
  }
  if (requestBody === undefined)
    throw new TypeError(`${operationId} takes no body`);
  const { mediaType } = requestBody;
  const where = `the body of ${operationId}`;
  if (isJson(mediaType))
    return { body: toJson(body, where), contentType: mediaType };
  if (/^multipart\/|\*/i.test(mediaType)) return { body };
  const isForm =
    /^application\/x-www-form-urlencoded\b/i.test(mediaType) && isPlain(body);
  return {
    body: isForm ? writeForm(body, where) : body,
    contentType: mediaType,
  };
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Items of a list repeat their name; an object within is written as JSON. */
function writeForm(form: object, where: string): string {
  const pairs = Object.entries(form).flatMap(
    ([name, value]: readonly [string, unknown]) => {
      const items: readonly unknown[] = Array.isArray(value) ? value : [value];
      return items
        .filter(isPresent)
        .map(
          (item) =>
            `${percentEncode(checkText(name, where))}=${percentEncode(writeField(item, where))}`,
        );
    },
  );
  return pairs.join("&");
}

function writeField(value: unknown, where: string): string {
  const isNested = typeof value === "object" && !(value instanceof Date);
  return isNested ? toJson(value, where) : toText(value, where);
}
