/** Request bodies: JSON, forms, multipart, text and bytes. */
import {
  type ContentDescriptor,
  type EncodingDescriptor,
  type Endpoint,
  type RequestBodyDescriptor,
} from "./endpoint.js";
import {
  checkText,
  isPresent,
  type JsonWriter,
  toJson,
  toJsonWithDigits,
  toText,
} from "./json.js";
import { getInherited, getOwn, ownFields } from "./own.js";
import {
  findContent,
  isJson,
  percentEncode,
  styledField,
  writePairs,
  writeParts,
} from "./parameters.js";

/** The parts of the platform that a multipart form needs; the compiler may not know them. */
interface Platform {
  readonly FormData: (new () => Form) | undefined;
  readonly Blob:
    | (new (
        parts: readonly unknown[],
        options: { readonly type: string },
      ) => object)
    | undefined;
}

interface Form {
  append(name: string, value: unknown): void;
  forEach(visit: (value: unknown, name: string) => void): void;
}

/** Even the global object inherits from `Object.prototype`. */
function platform(): Platform {
  return {
    FormData: getOwn(globalThis, "FormData") as Platform["FormData"],
    Blob: getOwn(globalThis, "Blob") as Platform["Blob"],
  };
}

/**
 * A form as FormData: a part for each field, and for each item of a list. Files and bytes stay what
 * they are, an object becomes JSON (OpenAPI 3.1, 4.8.15.1.1), anything else text; a part has the
 * media type that `encoding` gives it. A field whose encoding has a style is written by it. Throws a
 * TypeError where the platform has no FormData, and for a name that could end a part's header.
 */
export function writeMultipart(
  fields: object,
  encoding: { readonly [field: string]: EncodingDescriptor },
  json: JsonWriter,
  where: string,
): object {
  const { FormData, Blob } = platform();
  if (FormData === undefined || Blob === undefined)
    throw new TypeError(`${where} needs FormData, which this platform lacks`);
  const form = new FormData();
  const append = (name: string, part: unknown): void =>
    form.append(checkName(name, where), checkFile(part, where));
  Object.keys(fields).forEach((name) => {
    const value = getOwn(fields, name);
    const own = getOwn(encoding, name) as EncodingDescriptor | undefined;
    const parameter = styledField(name, own);
    if (parameter !== undefined && isPresent(value) && !isBytes(value, Blob)) {
      writeParts(parameter, value, where).forEach((part) =>
        append(part[0], part[1]),
      );
      return;
    }
    const { contentType } = ownFields(own ?? {});
    const type = contentType?.split(",")[0]?.trim();
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    items
      .filter(isPresent)
      .forEach((item) =>
        append(name, toPart(item, type, { Blob, json, where })),
      );
  });
  return form;
}

/** Checks a given FormData in the same way; returns other values as they are. */
export function checkGivenForm(form: unknown, where: string): unknown {
  const { FormData } = platform();
  if (FormData === undefined || !(form instanceof FormData)) return form;
  (form as Form).forEach((part, name) => {
    checkName(name, where);
    checkFile(part, where);
  });
  return form;
}

/**
 * Names are in the header of their part. Clients should escape quotes and line breaks there (WHATWG HTML,
 * 4.10.21.8), but not all do, and none escapes other control characters.
 */
function checkName(name: string, where: string): string {
  if (/[\0-\x1f\x7f]/.test(checkText(name, where))) {
    throw new TypeError(
      `${where} has a control character in the name of a field or file: ${JSON.stringify(name)}`,
    );
  }
  return name;
}

/** A File has a name, which is checked too. */
function checkFile(part: unknown, where: string): unknown {
  const name =
    typeof part === "object" && part !== null
      ? getInherited(part, "name")
      : undefined;
  if (name !== undefined) checkName(String(name), where);
  return part;
}

type BlobClass = NonNullable<Platform["Blob"]>;

function isBytes(value: unknown, Blob: BlobClass): boolean {
  return (
    value instanceof Blob ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    (Array.isArray(value) && value.some((item) => isBytes(item, Blob)))
  );
}

function toPart(
  value: unknown,
  type: string | undefined,
  {
    Blob,
    json,
    where,
  }: {
    readonly Blob: BlobClass;
    readonly json: JsonWriter;
    readonly where: string;
  },
): unknown {
  if (value instanceof Blob) return value;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    return new Blob([value], { type: type ?? "application/octet-stream" });
  }
  const isNested = typeof value === "object" && !(value instanceof Date);
  const isJsonPart = isNested || (type !== undefined && isJson(type));
  const text = isJsonPart ? json(value, where) : toText(value, where);
  // A Blob has its type; a plain text part has none, as in browsers.
  if (!isNested && type === undefined) return text;
  return new Blob([text], { type: type ?? "application/json" });
}

/** A body ready to be sent, and its media type. */
export interface WrittenBody {
  readonly body: unknown;
  /** Absent for `multipart/…`, whose boundary the client chooses. */
  readonly contentType?: string;
}

/**
 * Writes the body of a request. `undefined`: there is none. Throws a TypeError for a body that is missing, or that
 * the operation does not take.
 */
export type BodyWriter = (
  endpoint: Endpoint,
  given: unknown,
  contentType?: string,
) => WrittenBody | undefined;

/** JSON and forms as text, multipart forms as FormData, anything else as it is. */
export const writeBody: BodyWriter = (endpoint, given, contentType) =>
  writeAs(writeAny, endpoint, given, contentType);

/** As `writeBody`, for operations that take JSON and nothing else. */
export const writeJsonBody: BodyWriter = (endpoint, given, contentType) =>
  writeAs(writeJson, endpoint, given, contentType);

/** As `writeBody`, for operations that take no body. */
export const writeNoBody: BodyWriter = ({ operationId }, given) => {
  if (given === undefined) return undefined;
  throw new TypeError(`${operationId} takes no body`);
};

/** How a body is written that is there. */
type ContentWriter = (
  body: unknown,
  mediaType: string,
  json: JsonWriter,
  where: string,
  encoding: Encodings,
) => WrittenBody;

function writeAs(
  write: ContentWriter,
  endpoint: Endpoint,
  given: unknown,
  contentType: string | undefined,
): WrittenBody | undefined {
  const { operationId, requestBody } = ownFields<Endpoint>(endpoint);
  if (requestBody === undefined) return writeNoBody(endpoint, given);
  if (given === undefined) {
    if (requestBody.required)
      throw new TypeError(`${operationId} needs a body`);
    return undefined;
  }
  const content = chooseContent(requestBody, contentType, operationId);
  const mediaType = contentType ?? content.mediaType;
  const { encoding = {}, encode } = ownFields(content);
  const body: unknown = encode === undefined ? given : encode(given as never);
  const where = `the body of ${operationId}`;
  const json = encode === undefined ? toJson : toJsonWithDigits;
  return write(body, mediaType, json, where, encoding);
}

const writeJson: ContentWriter = (body, mediaType, json, where) => ({
  body: json(body, where),
  contentType: mediaType,
});

const writeAny: ContentWriter = (body, mediaType, json, where, encoding) => {
  if (isJson(mediaType))
    return writeJson(body, mediaType, json, where, encoding);
  const sequence = Array.isArray(body)
    ? writeSequence(body, mediaType, json, where)
    : undefined;
  if (sequence !== undefined) return { body: sequence, contentType: mediaType };
  if (/^multipart\//i.test(mediaType)) {
    const isForm = /^multipart\/form-data\b/i.test(mediaType) && isPlain(body);
    const form = isForm
      ? writeMultipart(body, encoding, json, where)
      : checkGivenForm(body, where);
    return { body: form };
  }
  if (mediaType.includes("*")) return { body };
  const isForm =
    /^application\/x-www-form-urlencoded\b/i.test(mediaType) && isPlain(body);
  return {
    body: isForm ? writeForm(body, encoding, json, where) : body,
    contentType: mediaType,
  };
};

/** The declaration for the requested media type, else the first one. */
function chooseContent(
  body: RequestBodyDescriptor,
  contentType: string | undefined,
  operationId: string,
): ContentDescriptor {
  if (contentType === undefined) return body;
  const all = [body, ...(ownFields(body).alternatives ?? [])];
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

/** Whether it is an object that nothing but its fields says what it is. */
export function isPlain(value: unknown): value is object {
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
  const pairs = (Object.entries(form) as [string, unknown][]).flatMap(
    (entry) => {
      const name = entry[0];
      const value = entry[1];
      const own = getOwn(encoding, name) as EncodingDescriptor | undefined;
      const parameter = styledField(name, own);
      if (parameter !== undefined) return writePairs(parameter, value, where);
      const { contentType } = ownFields(own ?? {});
      const isWhole = contentType !== undefined && isJson(contentType);
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
