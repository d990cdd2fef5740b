import type { Endpoint, HeaderDescriptor } from "./endpoint.js";
import type { ResponseHeaders } from "./endpoint-types.js";
import { findResponse } from "./find-response.js";
import { isObject } from "./object.js";
import { getOwn } from "./own.js";

/** `Headers` of fetch, or an object of headers by name in lower case. */
export type GivenHeaders =
  | { get(name: string): string | null }
  | { readonly [name: string]: string | readonly string[] | undefined };

/**
 * The declared headers of a response as values, by name in lower case. One that is missing, or whose
 * text cannot be read as what it should be, is left out.
 */
export function readHeaders<E extends Endpoint, Status extends number>(
  endpoint: E,
  status: Status,
  headers: GivenHeaders,
): ResponseHeaders<E, Status> {
  const declared = findResponse(endpoint, status)?.headers ?? [];
  const entries = declared.flatMap((header) => {
    const text = textOf(headers, header.name);
    const value = text === undefined ? undefined : read(text, header.kind);
    return value === undefined ? [] : [[header.name, value] as const];
  });
  return Object.fromEntries(entries) as ResponseHeaders<E, Status>;
}

function textOf(headers: GivenHeaders, name: string): string | undefined {
  if (typeof headers.get === "function") return headers.get(name) ?? undefined;
  const text: unknown = isObject(headers) ? getOwn(headers, name) : undefined;
  if (Array.isArray(text)) return text.join(", ");
  return typeof text === "string" ? text : undefined;
}

function read(text: string, kind: HeaderDescriptor["kind"]): unknown {
  switch (kind) {
    case "text":
      return text;
    case "number":
      return toNumber(text);
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "texts":
      return itemsOf(text);
    case "numbers": {
      const numbers = itemsOf(text).map(toNumber);
      return numbers.includes(undefined) ? undefined : numbers;
    }
    case "json":
      return parseJson(text);
    default:
      return kind satisfies never;
  }
}

function itemsOf(text: string): string[] {
  return text === "" ? [] : text.split(",").map((item) => item.trim());
}

function toNumber(text: string): number | undefined {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
