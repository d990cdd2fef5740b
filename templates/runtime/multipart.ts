import type { EncodingDescriptor } from "./endpoint.js";
import type { JsonWriter } from "./json-text.js";
import { getOwn } from "./own.js";
import { checkText, isPresent, toText } from "./parameter-value.js";
import { styledField } from "./styled-field.js";
import { isJson, writeParts } from "./write-parameter.js";

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
 * media type that `encoding` gives it. A field whose encoding has a style is written by it. Throws a
 * TypeError where the platform has no FormData, and for a name that could end a part's header.
 */
export function writeMultipart(
  fields: object,
  encoding: { readonly [field: string]: EncodingDescriptor },
  json: JsonWriter,
  where: string,
): object {
  const { FormData, Blob } = globalThis as unknown as Platform;
  if (FormData === undefined || Blob === undefined)
    throw new TypeError(`${where} needs FormData, which this platform lacks`);
  const form = new FormData();
  const append = (name: string, part: unknown): void =>
    form.append(checkName(name, where), checkFile(part, where));
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
    const own = getOwn(encoding, name) as EncodingDescriptor | undefined;
    const parameter = styledField(name, own);
    if (parameter !== undefined && isPresent(value) && !isBytes(value, Blob)) {
      for (const part of writeParts(parameter, value, where)) append(...part);
      continue;
    }
    const type = own?.contentType?.split(",")[0]?.trim();
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const item of items.filter(isPresent))
      append(name, toPart(item, type, { Blob, json, where }));
  }
  return form;
}

/** The same of a form that comes ready; anything else is given back as it is. */
export function checkGivenForm(form: unknown, where: string): unknown {
  const { FormData } = globalThis as unknown as Platform;
  if (FormData === undefined || !(form instanceof FormData)) return form;
  for (const [name, part] of form as unknown as Iterable<[string, unknown]>) {
    checkName(name, where);
    checkFile(part, where);
  }
  return form;
}

/**
 * Names stand in the header of their part. Clients escape quotes and line breaks in it (WHATWG HTML,
 * 4.10.21.8), but not all of them do, and none does so with other control characters.
 */
function checkName(name: string, where: string): string {
  if (/[\0-\x1f\x7f]/.test(checkText(name, where))) {
    throw new TypeError(
      `${where} has a control character in the name of a field or file: ${JSON.stringify(name)}`,
    );
  }
  return name;
}

/** A File has a name of its own. */
function checkFile(part: unknown, where: string): unknown {
  if (typeof part === "object" && part !== null && "name" in part)
    checkName(String(part.name), where);
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
  // A Blob carries its type; the plain part of a text has none, as browsers send it.
  if (!isNested && type === undefined) return text;
  return new Blob([text], { type: type ?? "application/json" });
}
