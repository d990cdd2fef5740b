import { findContent } from "./content.js";
import type {
  ContentDescriptor,
  EncodingDescriptor,
  Endpoint,
  RequestBodyDescriptor,
} from "./endpoint.js";
import { toJson, toJsonWithDigits, type JsonWriter } from "./json-text.js";
import { checkGivenForm, writeMultipart } from "./multipart.js";
import { getOwn } from "./own.js";
import { checkText, isPresent, toText } from "./parameter-value.js";
import { percentEncode } from "./percent-encode.js";
import { styledField } from "./styled-field.js";
import { isJson, writePairs } from "./write-parameter.js";

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
  const json = encode === undefined ? toJson : toJsonWithDigits;
  if (isJson(mediaType))
    return { body: json(body, where), contentType: mediaType };
  const sequence = Array.isArray(body)
    ? writeSequence(body, mediaType, json, where)
    : undefined;
  if (sequence !== undefined) return { body: sequence, contentType: mediaType };
  if (/^multipart\//i.test(mediaType)) {
    const isForm = /^multipart\/form-data\b/i.test(mediaType) && isPlain(body);
    if (!isForm) return { body: checkGivenForm(body, where) };
    return { body: writeMultipart(body, encoding, json, where) };
  }
  if (mediaType.includes("*")) return { body };
  const isForm =
    /^application\/x-www-form-urlencoded\b/i.test(mediaType) && isPlain(body);
  return {
    body: isForm ? writeForm(body, encoding, json, where) : body,
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

/** JSON lines, or a JSON text sequence (RFC 7464); undefined for any other media type. */
function writeSequence(
  items: readonly unknown[],
  mediaType: string,
  json: JsonWriter,
  where: string,
): string | undefined {
  const isSequence = /^application\/(?:[^;]*\+)?json-seq\b/i.test(mediaType);
  const isLines = /^application\/(?:jsonl|x-jsonlines|(?:x-)?ndjson)\b/i.test(
    mediaType,
  );
  if (!isSequence && !isLines) return undefined;
  const mark = isSequence ? "\x1e" : "";
  return items.map((item) => `${mark}${json(item, where)}\n`).join("");
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
function writeForm(
  form: object,
  encoding: Encodings,
  json: JsonWriter,
  where: string,
): string {
  const pairs = Object.entries(form).flatMap(
    ([name, value]: readonly [string, unknown]) => {
      const own = getOwn(encoding, name) as EncodingDescriptor | undefined;
      const parameter = styledField(name, own);
      if (parameter !== undefined) return writePairs(parameter, value, where);
      const isWhole = own?.contentType !== undefined && isJson(own.contentType);
      const isNested = (item: unknown): boolean =>
        typeof item === "object" && !(item instanceof Date);
      const items: readonly unknown[] =
        Array.isArray(value) && !isWhole ? value : [value];
      const texts = items
        .filter(isPresent)
        .map((item) =>
          isWhole || isNested(item) ? json(item, where) : toText(item, where),
        );
      const key = percentEncode(checkText(name, where));
      return texts.map((text) => `${key}=${percentEncode(text)}`);
    },
  );
  return pairs.join("&");
}

type Encodings = { readonly [field: string]: EncodingDescriptor };
