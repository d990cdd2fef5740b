import type { Pointer } from "../model/model.js";
import { normalizePointer } from "../json/pointer.js";

/** The keyword by which a schema names its type, by number. Documents cannot say it: it is never copied. */
export const typeKeyword = "x-specwright-type";

/** A schema that stands for a type. openapi-typescript asks only where there is a `type`. */
export function typedSchema(number: number): PlainObject {
  return { type: "string", [typeKeyword]: number };
}

type FindType = (place: Pointer) => number | undefined;

const scalars = ["type", "enum", "const", "nullable", "required"] as const;
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"] as const;
const single = ["items", "additionalProperties"] as const;

/**
 * A schema that the model does not have, since no operation uses what it stands in, for openapi-typescript.
 * It believes that documents are valid: what is not, is left out. References to components become their
 * types; any other reference accepts everything.
 */
export function copiedSchema(schema: unknown, typeAt: FindType): PlainObject {
  if (!isPlainObject(schema)) return {};
  const reference = own(schema, "$ref");
  if (typeof reference === "string") {
    const number = typeAt(normalizePointer(reference));
    return number === undefined ? {} : typedSchema(number);
  }
  const copy = (part: unknown) => copiedSchema(part, typeAt);
  const entries = [
    ...scalars.map((key) => [key, scalar(key, own(schema, key))]),
    ...lists.map((key) => [key, listOf(own(schema, key))?.map(copy)]),
    ...single.map((key) => [key, given(own(schema, key), copy)]),
    ["properties", given(own(schema, "properties"), (map) => mapValues(map, copy))],
  ] as const;
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as PlainObject;
}

function own(value: PlainObject, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function given(value: unknown, change: (value: PlainObject) => unknown): unknown {
  return isPlainObject(value) ? change(value) : undefined;
}

function mapValues(map: PlainObject, change: (value: unknown) => unknown): PlainObject {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) && value.length > 0 ? (value as readonly unknown[]) : undefined;
}

function scalar(key: (typeof scalars)[number], value: unknown): unknown {
  switch (key) {
    case "type":
      return [value].flat().every((item) => typeof item === "string") ? value : undefined;
    case "required":
      return Array.isArray(value) && value.every((item) => typeof item === "string")
        ? value
        : undefined;
    case "enum":
      return Array.isArray(value) && value.every(isTextOrNumber) ? value : undefined;
    case "const":
      return isTextOrNumber(value) ? value : undefined;
    case "nullable":
      return value === true ? value : undefined;
    default:
      return key satisfies never;
  }
}

function isTextOrNumber(value: unknown): boolean {
  return typeof value === "string" || (typeof value === "number" && Number.isFinite(value));
}

/** An object of a document in the form that openapi-typescript takes it: JSON that may be changed. */
export type PlainObject = { [key: string]: unknown };

export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
