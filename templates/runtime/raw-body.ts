/** What JSON has no word for, as far as the compiler knows the classes: `lib.dom` or Node's types. */
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

/** A body, or a part of a form, that is no JSON: text, bytes, a Blob or File, a stream. */
export type Binary = string | ArrayBuffer | Bytes | BlobBody | StreamBody;

/** The fields of a form, of which some hold files, and some bytes as text. */
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

/** What of a body type is sent as it is. */
export type RawBody<T> = Extract<T, Binary | FormDataBody>;
