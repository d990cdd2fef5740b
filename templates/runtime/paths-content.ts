/**
 * Bodies by media type, in `paths.ts`. openapi-fetch rebuilds the types of bodies, for it looks for marks of
 * read-only and write-only properties in them. On the way it leaves out properties that are always null or
 * undefined, as the other members of a oneof are, and takes an open enum (`string & {}`) for an object.
 * What it asks for are media types by a pattern: for these the types are written so that they come out whole.
 * By its name each media type has the type itself.
 */
export type ReceivedContent<Content> = Content & {
  [MediaType in keyof Content as `${MediaType & string}${string}`]: Prepared<
    Content[MediaType],
    "$read"
  >;
};

/** As `ReceivedContent`, of requests. */
export type SentContent<Content> = Content & {
  [MediaType in keyof Content as `${MediaType & string}${string}`]: Prepared<
    Content[MediaType],
    "$write"
  >;
};

/** `Mark`: what openapi-fetch takes away again, with what it is around of. */
type Prepared<T, Mark extends "$read" | "$write"> = T extends string
  ? T extends object
    ? string
    : T
  : T extends object
    ? {
        [Key in keyof T]: [T[Key]] extends [null | undefined]
          ? T[Key] | { readonly [Name in Mark]: T[Key] }
          : Prepared<T[Key], Mark>;
      }
    : T;
