import { findContent } from "./content.js";
import type {
  ContentDescriptor,
  EncodingDescriptor,
  Endpoint,
  ParameterDescriptor,
  RequestBodyDescriptor,
} from "./endpoint.js";
import { writeMultipart } from "./multipart.js";
import { getOwn } from "./own.js";
import { checkText, isPresent, toText } from "./parameter-value.js";
import { percentEncode } from "./percent-encode.js";
import { isJson, toJson, writePairs } from "./write-parameter.js";

/** A body ready to be sent, and the media type to say so with. */
export interface WrittenBody {
  readonly body: unknown;
  /** Absent where the client knows better: it chooses the boundary of `multipart/…`. */
  readonly contentType?: string;
}

/**
 * Writes a request body: JSON and forms as text, multipart forms as FormData, anything else as it is.
 * `undefined`: there is none. Throws a TypeError for a body that is missing, or that the operation
 * does not take.
 */
export function writeBody(
  endpoint: Endpoint,
  given: unknown,
  contentType?: string,
): WrittenBody | undefined {
  const { operationId, requestBody } = endpoint;
  if (given === undefined) {
    if (requestBody?.required)
      throw new TypeError(`${operationId} needs a body`);
    return undefined;
  }
  if (requestBody === undefined)
    throw new TypeError(`${operationId} takes no body`);
  const content = chooseContent(requestBody, contentType, operationId);
  const mediaType = contentType ?? content.mediaType;
  const { encoding = {}, encode } = content;
  const body: unknown = encode === undefined ? given : encode(given as never);
  const where = `the body of ${operationId}`;
  if (isJson(mediaType))
    return { body: toJson(body, where), contentType: mediaType };
  if (/^multipart\//i.test(mediaType)) {
    const isForm = /^multipart\/form-data\b/i.test(mediaType) && isPlain(body);
    return { body: isForm ? writeMultipart(body, encoding, where) : body };
  }
  if (mediaType.includes("*")) return { body };
  const isForm =
    /^application\/x-www-form-urlencoded\b/i.test(mediaType) && isPlain(body);
  return {
    body: isForm ? writeForm(body, encoding, where) : body,
    contentType: mediaType,
  };
}

/** The declaration for the media type that was asked for, else the first. */
function chooseContent(
  body: RequestBodyDescriptor,
  contentType: string | undefined,
  operationId: string,
): ContentDescriptor {
  if (contentType === undefined) return body;
  const all = [body, ...(body.alternatives ?? [])];
  const found = findContent(all, contentType);
  if (found !== undefined) return found;
  const taken = all.map(({ mediaType }) => mediaType).join(", ");
  throw new TypeError(
    `${operationId} takes no ${JSON.stringify(contentType)}, but ${taken}`,
  );
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Items of a list repeat their name, an object within is written as JSON, unless `encoding` says
 * otherwise.
 */
function writeForm(form: object, encoding: Encodings, where: string): string {
  const pairs = Object.entries(form).flatMap(
    ([name, value]: readonly [string, unknown]) => {
      const own = getOwn(encoding, name) as EncodingDescriptor | undefined;
      if (own !== undefined && hasStyle(own)) {
        return writePairs(parameterOf(name, own), value, where);
      }
      const isWhole = own?.contentType !== undefined && isJson(own.contentType);
      const items: readonly unknown[] =
        Array.isArray(value) && !isWhole ? value : [value];
      return items
        .filter(isPresent)
        .map(
          (item) =>
            `${percentEncode(checkText(name, where))}=${percentEncode(isWhole ? toJson(item, where) : writeField(item, where))}`,
        );
    },
  );
  return pairs.join("&");
}

type Encodings = { readonly [field: string]: EncodingDescriptor };

function hasStyle({
  style,
  explode,
  allowReserved,
}: EncodingDescriptor): boolean {
  return [style, explode, allowReserved].some((field) => field !== undefined);
}

/** A field that is written as a query parameter would be (OpenAPI 3.1, 4.8.15.1.2). */
function parameterOf(
  name: string,
  {
    style = "form",
    explode = style === "form",
    allowReserved,
  }: EncodingDescriptor,
): ParameterDescriptor {
  const reserved = allowReserved === true ? { allowReserved } : {};
  return { name, style, explode, required: false, ...reserved };
}

function writeField(value: unknown, where: string): string {
  const isNested = typeof value === "object" && !(value instanceof Date);
  return isNested ? toJson(value, where) : toText(value, where);
}
