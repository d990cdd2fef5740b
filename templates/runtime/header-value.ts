import type { HeaderDescriptor } from "./endpoint.js";

/** What the text of a header says, or all of it that cannot be read. */
export type HeaderValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly faults: readonly HeaderFault[] };

export interface HeaderFault {
  /** The index in a list; empty for the whole text. */
  readonly path: readonly number[];
  readonly text: string;
  readonly expected: "number" | "boolean" | "JSON text";
}

/** Reads the text of a header as what its declaration says that it is. Never throws. */
export function readHeaderValue(
  text: string,
  kind: HeaderDescriptor["kind"],
): HeaderValue {
  switch (kind) {
    case "text":
      return { ok: true, value: text };
    case "number":
      return valueOr(toNumber(text), text, "number");
    case "boolean":
      return valueOr(booleans.get(text), text, "boolean");
    case "texts":
      return { ok: true, value: itemsOf(text) };
    case "numbers":
      return readNumbers(itemsOf(text));
    case "json":
      return valueOr(parseJson(text), text, "JSON text");
    default:
      return kind satisfies never;
  }
}

const booleans: ReadonlyMap<string, boolean> = /* @__PURE__ */ new Map([
  ["true", true],
  ["false", false],
]);

function valueOr(
  value: unknown,
  text: string,
  expected: HeaderFault["expected"],
): HeaderValue {
  return value === undefined
    ? { ok: false, faults: [{ path: [], text, expected }] }
    : { ok: true, value };
}

function readNumbers(items: readonly string[]): HeaderValue {
  const faults = items.flatMap((text, index): HeaderFault[] =>
    toNumber(text) === undefined
      ? [{ path: [index], text, expected: "number" }]
      : [],
  );
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, value: items.map(toNumber) };
}

function itemsOf(text: string): string[] {
  return text === "" ? [] : text.split(",").map((item) => item.trim());
}

/** Of decimal digits: JavaScript reads `0x10` and an empty text as numbers too. */
function toNumber(text: string): number | undefined {
  const isDecimal = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(
    text,
  );
  const value = isDecimal ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
