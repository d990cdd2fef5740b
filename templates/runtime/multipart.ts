import type { EncodingDescriptor } from "./endpoint.js";
import { getOwn } from "./own.js";
import { checkText, isPresent, toText } from "./parameter-value.js";
import { isJson, toJson } from "./write-parameter.js";

/** The parts of the platform that a multipart form needs; the compiler may not know them. */
interface Platform {
  readonly FormData?: new () => Form;
  readonly Blob?: new (
    parts: readonly unknown[],
    options: { readonly type: string },
  ) => object;
}

interface Form {
  append(name: string, value: unknown): void;
}

/**
 * A form as FormData: a part for each field, and for each item of a list. Files and bytes stay what
 * they are, an object becomes JSON (OpenAPI 3.1, 4.8.15.1.1), anything else text; a part has the
 * media type that `encoding` gives it. Throws a TypeError where the platform has no FormData.
 */
export function writeMultipart(
  fields: object,
  encoding: { readonly [field: string]: EncodingDescriptor },
  where: string,
): object {
  const { FormData, Blob } = globalThis as unknown as Platform;
  if (FormData === undefined || Blob === undefined)
    throw new TypeError(`${where} needs FormData, which this platform lacks`);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
    const own = getOwn(encoding, name) as EncodingDescriptor | undefined;
    const type = own?.contentType?.split(",")[0]?.trim();
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const item of items.filter(isPresent)) {
      form.append(checkText(name, where), toPart(item, type, Blob, where));
    }
  }
  return form;
}

function toPart(
  value: unknown,
  type: string | undefined,
  Blob: NonNullable<Platform["Blob"]>,
  where: string,
): unknown {
  if (value instanceof Blob) return value;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    return new Blob([value], { type: type ?? "application/octet-stream" });
  }
  const isNested = typeof value === "object" && !(value instanceof Date);
  const isJsonPart = isNested || (type !== undefined && isJson(type));
  const text = isJsonPart ? toJson(value, where) : toText(value, where);
  // A Blob carries its type; the plain part of a text has none, as browsers send it.
  if (!isNested && type === undefined) return text;
  return new Blob([text], { type: type ?? "application/json" });
}
