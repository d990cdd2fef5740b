/** Endpoint descriptors: params and responses of an operation, as frozen data and as types. */
import { getInherited, getOwn } from "./own.js";
import type { StandardSchemaV1 } from "./standard-schema.js";

/** How a parameter is written into a request (OpenAPI 3.1, Parameter Object). */
export interface ParameterDescriptor {
  /** As on the wire. */
  readonly name: string;
  readonly style:
    | "simple"
    | "label"
    | "matrix"
    | "form"
    | "spaceDelimited"
    | "pipeDelimited"
    | "deepObject";
  readonly explode: boolean;
  readonly required: boolean;
  /** In queries: reserved characters stay as they are, except those that would end the value. */
  readonly allowReserved?: true;
  /** In paths: the value is several segments, whose slashes stay as they are. */
  readonly keepSlashes?: true;
  /** The value is written as this media type; `style` is ignored then. */
  readonly mediaType?: string;
  /** The value, as `mediaType`, is all of the query, and has no name in it. */
  readonly wholeQuery?: true;
  /** Encodes the value before it is written. */
  readonly encode?: (value: never) => unknown;
}

/** A body in one media type. Bytes and files have no schema, since schemas describe JSON. */
export interface ContentDescriptor {
  readonly mediaType: string;
  readonly schema?: StandardSchemaV1<unknown, unknown>;
  /** Encodes the body before it is written. */
  readonly encode?: (value: never) => unknown;
  /** Makes a body from the wire what the types say, where nobody checks it. */
  readonly decode?: (value: never) => unknown;
  /**
   * Where it is not one value: bytes; a sequence of items; or one of server-sent events, of which each has an
   * item as JSON in its `data`.
   */
  readonly kind?: "bytes" | "items" | "data";
  /** Of each item of a sequence, such as JSON lines; the body is the list of them. */
  readonly itemSchema?: StandardSchemaV1<unknown, unknown>;
  /** As `decode`, for an item. */
  readonly decodeItem?: (value: never) => unknown;
  /** How the fields of a form are written, where that is not the usual way. */
  readonly encoding?: { readonly [field: string]: EncodingDescriptor };
}

/** How a field of a form is written (OpenAPI 3.1, Encoding Object). */
export interface EncodingDescriptor {
  readonly contentType?: string;
  readonly style?: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

export interface RequestBodyDescriptor extends ContentDescriptor {
  readonly required: boolean;
  /** The other media types that the operation takes. */
  readonly alternatives?: readonly ContentDescriptor[];
}

export interface ResponseDescriptor extends Partial<ContentDescriptor> {
  /** The other media types in which it may come. */
  readonly alternatives?: readonly ContentDescriptor[];
  readonly headers?: readonly HeaderDescriptor[];
}

/** A header of a response; `kind` says how its text is read. */
export interface HeaderDescriptor {
  /** In lower case. */
  readonly name: string;
  readonly required: boolean;
  readonly kind: "text" | "number" | "boolean" | "texts" | "numbers" | "json";
  /** Of 64-bit integers under the option `int64`: what they become, with all of their digits. */
  readonly exact?: "bigint" | "string";
  /** Of JSON with 64-bit integers: reads it with all of their digits. */
  readonly parse?: (text: string) => unknown;
  /** Of JSON that is not the same in TypeScript as on the wire: leads from a valid value to the decoded one. */
  readonly decode?: (value: never) => unknown;
  /** Present where the value has more constraints than `kind`. */
  readonly schema?: StandardSchemaV1<unknown, unknown>;
}

/** How an operation gives its items page after page: by page tokens, or as `kind` says. */
export type PaginationDescriptor =
  | PageTokenPagination
  | CursorPagination
  | OffsetPagination
  | PageNumberPagination
  | LinkPagination;

/** Page tokens (AIP-158): names of the parameters, and of the properties of a page. */
export interface PageTokenPagination {
  readonly kind?: undefined;
  readonly pageToken: string;
  readonly pageSize?: string;
  readonly nextPageToken: string;
  readonly items: string;
}

/** A value of the input, such as an offset: the part of the input, and the name in it. */
export interface InputPlace {
  readonly in: "pathParams" | "query" | "headers" | "body";
  readonly name: string;
}

/** The way to a value of a page: names of properties, and indices, which count from the end below zero. */
export type BodyPath = readonly (string | number)[];

interface ItemPages<Kind extends string> {
  readonly kind: Kind;
  /** Where the items are; the body itself if empty. */
  readonly items: BodyPath;
  /** How many items a page should have, if the caller can say so. */
  readonly limit?: InputPlace;
  /** Whether there is another page, where a page says it. */
  readonly hasMore?: BodyPath;
}

/** A page says what to send for the next one; the last page says nothing. */
export interface CursorPagination extends ItemPages<"cursor"> {
  readonly cursor: InputPlace;
  readonly next: BodyPath;
}

/** A page begins after so many items. The last one is empty, or `total` tells. */
export interface OffsetPagination extends ItemPages<"offset"> {
  readonly offset: InputPlace;
  readonly total?: BodyPath;
}

/** Pages have numbers, from `first` on. The last one is empty, or `totalPages` tells. */
export interface PageNumberPagination extends ItemPages<"page"> {
  readonly page: InputPlace;
  readonly first: number;
  readonly totalPages?: BodyPath;
}

/** A page has the address of the next one: at `next` in its body, else in its header `Link`. */
export interface LinkPagination extends ItemPages<"link"> {
  readonly next?: BodyPath;
}

/** A oneof of a message that the operation sends or receives: at most one member is set. */
export interface OneofDescriptor {
  readonly message: string;
  readonly name: string;
  readonly members: readonly string[];
  /** One of them has to be set. */
  readonly mode?: "exactlyOne";
  /** A member that is null is set; else it is unset. */
  readonly nulls?: "value";
}

/** An operation as frozen data. */
export interface EndpointData {
  readonly operationId: string;
  /** Upper case: `GET`. */
  readonly method: string;
  /** The template: `/api/v1/apps/{app_id}`. */
  readonly path: string;
  readonly pathParams: readonly ParameterDescriptor[];
  readonly query: readonly ParameterDescriptor[];
  readonly headers: readonly ParameterDescriptor[];
  readonly cookies: readonly ParameterDescriptor[];
  readonly requestBody?: RequestBodyDescriptor;
  /** By status: `200`, a range such as `4XX`, or `default`. */
  readonly responses: { readonly [status: string]: ResponseDescriptor };
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly deprecated: boolean;
  /** Alternatives; the schemes of one alternative are needed together. */
  readonly security: readonly {
    readonly [scheme: string]: readonly string[];
  }[];
  readonly pagination?: PaginationDescriptor;
  readonly oneofs: readonly OneofDescriptor[];
}

/** The data as generated modules describe it: empty lists and `false` are left out. */
export type EndpointDescription = Partial<EndpointData> &
  Pick<EndpointData, "operationId" | "method" | "path" | "responses">;

/** The data with its types: input, responses, items of pages, and headers. */
export interface Endpoint<
  Input = unknown,
  Responses = unknown,
  Item = unknown,
  Headers = unknown,
> extends EndpointData {
  /** For inference only; never there at run time. */
  readonly "~types"?:
    | {
        readonly input: Input;
        readonly responses: Responses;
        readonly item: Item;
        readonly headers: Headers;
      }
    | undefined;
}

/**
 * What a client needs for some operations only, by the field of the descriptor that asks for it. A descriptor brings
 * its parts, so that `createCall` ships what the operations need that are used with it. Of what type a part is, says
 * who uses it.
 */
export interface EndpointParts {
  /** Writes bodies in the media types of the operation: a `BodyWriter`. */
  readonly requestBody?: EndpointPart;
  /** Reads the items of a sequence: a `SequenceReading`. */
  readonly responses?: EndpointPart;
}

type EndpointPart = (...given: never[]) => unknown;

/** Where a field has its part: not enumerable, so that the data is the same with and without. */
const PART = "~part";

/**
 * The part of a client that a descriptor brings for one of its fields; undefined where it has no such field.
 *
 * @throws TypeError where the field is a copy, which has the data alone.
 */
export function partOf(
  endpoint: Endpoint,
  field: keyof EndpointParts,
): unknown {
  const data = getOwn(endpoint, field) as object | undefined;
  const part = data && getOwn(data, PART);
  if (data === undefined || part !== undefined) return part;
  throw new TypeError(
    `the \`${field}\` of ${endpoint.operationId} is a copy, which a client cannot use: give it the descriptor itself, or one that has the same \`${field}\``,
  );
}

/** The descriptor with its parts, where it has the fields that they are for. */
export function bring<Data extends object>(
  endpoint: Data,
  parts: EndpointParts,
): Data {
  const fields = Object.keys(parts) as (keyof EndpointParts)[];
  const brought = fields.flatMap((field) => {
    const data = getOwn(endpoint, field) as object | undefined;
    // Without a prototype, which could hold what a property descriptor may not have.
    const descriptor = { __proto__: null, value: parts[field] };
    return data === undefined
      ? []
      : [
          [
            field,
            Object.defineProperty({ ...data }, PART, descriptor),
          ] as const,
        ];
  });
  return { ...endpoint, ...Object.fromEntries(brought) };
}

/**
 * A deeply frozen descriptor; schemas in it are not frozen. It is assignable to every `Endpoint`, and gets
 * its types from its declaration: comparing the data with the types would cost compilers seconds in large
 * documents. The data is inside a function, since at module level TypeScript would search all constants of
 * the module for every imported name. `parts`: what a client needs beside the data.
 */
export function defineEndpoint(
  describe: () => EndpointDescription,
  parts?: EndpointParts,
): Endpoint<never, never, never, never> {
  const data: EndpointData = {
    // In the order of `EndpointData`.
    ...{ operationId: "", method: "", path: "", pathParams: [], query: [] },
    ...{ headers: [], cookies: [], responses: {}, tags: [] },
    ...{ deprecated: false, security: [], oneofs: [] },
    ...describe(),
  };
  return deepFreeze(parts ? bring(data, parts) : data);
}

/** Freezes the value with everything inside it, except schemas. What is frozen already was frozen so. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  if (Object.isFrozen(value)) return value;
  if (getInherited(value, "~standard") !== undefined) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

/** Blob, if the compiler knows it: from `lib.dom` or Node's types. */
type BlobBody = typeof globalThis extends { Blob: { prototype: infer T } }
  ? T
  : never;
type StreamBody = typeof globalThis extends {
  ReadableStream: { prototype: infer T };
}
  ? T
  : never;

/** `Uint8Array`, with the type parameter that it has in newer versions of TypeScript. */
export type Bytes = ReturnType<typeof Uint8Array.of>;

/** `FormData`, where the compiler knows it. */
export type FormDataBody = typeof globalThis extends {
  FormData: { prototype: infer T };
}
  ? T
  : never;

/** A body, or a part of a form, that is not JSON: text, bytes, a Blob or File, a stream. */
export type Binary = string | ArrayBuffer | Bytes | BlobBody | StreamBody;

/** The fields of a form, some of which are files, or bytes as text. */
export type FormFields<
  Fields,
  Files extends PropertyKey,
  Texts extends PropertyKey = never,
> = {
  [Name in keyof Fields]: Name extends Files
    ? FileField<Fields[Name]>
    : Name extends Texts
      ? string
      : Fields[Name];
};

type FileField<Field> = unknown extends Field
  ? Binary
  : Field extends readonly unknown[]
    ? readonly Binary[]
    : Field extends string
      ? Binary
      : Field;

/** The members of a body type that are sent as they are. */
export type RawBody<T> = Extract<T, Binary | FormDataBody>;

type Types<E extends Endpoint> = NonNullable<E["~types"]>;

/** The params of an operation: `pathParams`, `query`, `headers`, `cookies`, `body`. */
export type InputOf<E extends Endpoint> = Types<E>["input"];

/** The response bodies of an operation, by status: `{ 200: App; default: Problem }`. */
export type ResponsesOf<E extends Endpoint> = Types<E>["responses"];

/** An item of the pages of a list operation. */
export type ItemOf<E extends Endpoint> = Types<E>["item"];

/** The headers of the responses, by status: `{ 200: { etag?: string } }`. */
export type HeadersOf<E extends Endpoint> = Types<E>["headers"];

/**
 * The input as an argument: it may be `undefined` when nothing in it is required. A union, so that
 * `InputOf<E>` is assignable where `E` is a type parameter.
 */
export type InputArgument<E extends Endpoint> =
  InputOf<E> | (object extends InputOf<E> ? undefined : never);

/** The path parameters of an operation; `never` where it has none. */
export type PathParams<E extends Endpoint> = Part<InputOf<E>, "pathParams">;

/** The query parameters of an operation; `never` where it has none. */
export type Query<E extends Endpoint> = Part<InputOf<E>, "query">;

/** The header parameters of an operation; `never` where it has none. */
export type HeaderParams<E extends Endpoint> = Part<InputOf<E>, "headers">;

/** The cookie parameters of an operation; `never` where it has none. */
export type CookieParams<E extends Endpoint> = Part<InputOf<E>, "cookies">;

/** The request body of an operation; `never` where it has none. */
export type Body<E extends Endpoint> = Part<InputOf<E>, "body">;

type Part<Input, Key> = Key extends keyof Input
  ? Exclude<Input[Key], undefined>
  : never;

/** The body of a response: of the status, else of its range (`4XX`), else of `default`. */
export type Response<E extends Endpoint, Status extends number> = ResponseIn<
  ResponsesOf<E>,
  Status
>;

/** The declared headers of a response; each may be missing nevertheless. */
export type ResponseHeaders<
  E extends Endpoint,
  Status extends number,
> = Partial<DeclaredHeaders<E, Status>>;

/** The headers of a response that fits its declaration: the required ones are present. */
export type DeclaredHeaders<E extends Endpoint, Status extends number> =
  KeyIn<ResponsesOf<E>, Status> extends infer Key
    ? Key extends keyof HeadersOf<E>
      ? HeadersOf<E>[Key]
      : object
    : never;

/** An item of a response that is a sequence; `never` for any other. */
export type ResponseItem<E extends Endpoint, Status extends number> =
  Response<E, Status> extends readonly (infer Item)[] ? Item : never;

/** The items of a sequence, such as server-sent events: a list, or at a client a stream of them. */
export type Sequence<List extends readonly unknown[]> = List & {
  /** For inference only; never there at run time. */
  readonly "~item"?: List[number] | undefined;
};

/** The body of a success: of the declared `2…` statuses, else of `default`. */
export type SuccessOf<E extends Endpoint> =
  unknown extends ResponsesOf<E>
    ? unknown
    : SuccessIn<ResponsesOf<E>, SuccessKey<ResponsesOf<E>>>;

type SuccessIn<Responses, Key> = [Key] extends [never]
  ? "default" extends keyof Responses
    ? Responses["default"]
    : unknown
  : Responses[Key & keyof Responses];

type SuccessKey<Responses> = keyof Responses extends infer Key
  ? Key extends number | string
    ? `${Key}` extends `2${string}`
      ? Key
      : never
    : never
  : never;

type ResponseIn<Responses, Status extends number> = Responses[KeyIn<
  Responses,
  Status
> &
  keyof Responses];

/** The declaration of a status: its own, that of its range, or `default`. */
type KeyIn<Responses, Status extends number> = Status extends keyof Responses
  ? Status
  : RangeOf<Status> extends keyof Responses
    ? RangeOf<Status>
    : "default" extends keyof Responses
      ? "default"
      : never;

type RangeOf<Status extends number> =
  `${Status}` extends `${infer Digit}${string}` ? `${Digit}XX` : never;

/** The statuses that have a declared response: with a range or `default`, the registered ones. */
export type DeclaredStatus<E extends Endpoint> =
  | Extract<keyof ResponsesOf<E>, number>
  | (RegisteredStatus extends infer Status extends number
      ? Status extends number
        ? RangeOf<Status> extends keyof ResponsesOf<E>
          ? Status
          : "default" extends keyof ResponsesOf<E>
            ? Status
            : never
        : never
      : never);

/** The status codes that IANA has registered, except the informational ones. */
export type RegisteredStatus =
  | 200
  | 201
  | 202
  | 203
  | 204
  | 205
  | 206
  | 207
  | 208
  | 226
  | 300
  | 301
  | 302
  | 303
  | 304
  | 305
  | 307
  | 308
  | 400
  | 401
  | 402
  | 403
  | 404
  | 405
  | 406
  | 407
  | 408
  | 409
  | 410
  | 411
  | 412
  | 413
  | 414
  | 415
  | 416
  | 417
  | 418
  | 421
  | 422
  | 423
  | 424
  | 425
  | 426
  | 428
  | 429
  | 431
  | 451
  | 500
  | 501
  | 502
  | 503
  | 504
  | 505
  | 506
  | 507
  | 508
  | 510
  | 511;
