import type { Endpoint } from "./endpoint.js";

type Types<E extends Endpoint> = NonNullable<E["~types"]>;

/** All that an operation takes: `pathParams`, `query`, `headers`, `cookies`, `body`. */
export type InputOf<E extends Endpoint> = Types<E>["input"];

/** What an operation answers, by status: `{ 200: App; default: Problem }`. */
export type ResponsesOf<E extends Endpoint> = Types<E>["responses"];

/** What a page of a list operation holds. */
export type ItemOf<E extends Endpoint> = Types<E>["item"];

/** The headers of the responses, by status: `{ 200: { etag?: string } }`. */
export type HeadersOf<E extends Endpoint> = Types<E>["headers"];

/**
 * The input where it is asked for: it may be `undefined` when nothing in it is required. A union, so
 * that `InputOf<E>` fits where `E` is not known yet.
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

/** The headers of a response that its declaration names; each may be missing all the same. */
export type ResponseHeaders<
  E extends Endpoint,
  Status extends number,
> = Partial<DeclaredHeaders<E, Status>>;

/** The headers of a response that fits its declaration: those that it requires are there. */
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

/** Which declaration a status has: its own, that of its range, or `default`. */
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

/** The status codes that IANA has registered, but for the informational ones. */
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
