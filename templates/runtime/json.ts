/** JSON in which 64-bit integers keep all their digits. */
import { toPointer } from "./issues.js";
import { getInherited, getOwn, hasOwn, keepDigits } from "./own.js";

/**
 * `JSON.parse` for texts with 64-bit integers. Numbers are rounded beyond 2^53, as by `JSON.parse`, but
 * their digits are kept separately and used when a value is decoded (`parseResponse`, `decodeFoo`). A text
 * that is only an integer, and one that no double can hold, gives a bigint.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return value;
  if (typeof value === "number") return exactInteger(text.trim()) ?? value;
  rememberDigits(value, JSON.parse(quoteIntegers(text)));
  return value;
}

/** The integer that a token of JSON writes, where it fits into 64 bits or nearly, and no double can hold it. */
function exactInteger(token: string): bigint | undefined {
  const digits = longInteger.exec(token)?.[1];
  const exact = digits === undefined ? undefined : BigInt(digits);
  return exact === undefined || BigInt(Number(exact)) === exact
    ? undefined
    : exact;
}

/** JSON Schema takes `1.0` for an integer too. */
const longInteger = /^(-?\d{16,20})(?:\.0+)?$/;

/** A valid JSON text with the integers that no double can hold as strings. */
function quoteIntegers(text: string): string {
  const token = /"|-?\d[\d.eE+-]*/g;
  const pieces: string[] = [];
  let copied = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === '"') {
      token.lastIndex = stringEnd(text, token.lastIndex);
      continue;
    }
    const exact = exactInteger(found[0]);
    if (exact === undefined) continue;
    pieces.push(text.slice(copied, found.index), `"${exact}"`);
    copied = token.lastIndex;
  }
  return pieces.join("") + text.slice(copied);
}

/** Past the quote that ends a string; a regular expression for all of it would fail on very long ones. */
function stringEnd(text: string, start: number): number {
  const special = /["\\]/g;
  special.lastIndex = start;
  while (special.exec(text)?.[0] === "\\") special.lastIndex += 1;
  return special.lastIndex;
}

/** A number that is a string in the second reading is a quoted integer. */
function rememberDigits(value: unknown, quoted: unknown): void {
  const pairs = [[value, quoted] as const];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const holder = pair[0];
    const other = pair[1];
    if (typeof holder !== "object" || holder === null) continue;
    for (const key of Object.keys(holder)) {
      const member = getOwn(holder, key);
      const digits = (other as { readonly [key: string]: unknown })[key];
      if (typeof member === "object") pairs.push([member, digits]);
      else if (typeof member === "number" && typeof digits === "string")
        keepDigits(holder, key, BigInt(digits));
    }
  }
}

/** A value of a parameter, split for the styles of OpenAPI; items and entries are text. */
export type ParameterValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "map";
      readonly entries: readonly (readonly [string, string])[];
    };

/**
 * Splits a value. Items and entries that are `undefined` or null are dropped. Throws a TypeError that
 * begins with `where` for values that no style can write.
 */
export function toParameterValue(
  value: unknown,
  where: string,
): ParameterValue {
  if (Array.isArray(value)) {
    const items = value.filter(isPresent).map((item) => toText(item, where));
    return { kind: "list", items };
  }
  if (typeof value === "object" && value !== null && !(value instanceof Date)) {
    const entries = Object.entries(value)
      .filter((entry) => isPresent(entry[1]))
      .map(
        (entry) =>
          [checkText(entry[0], where), toText(entry[1], where)] as const,
      );
    return { kind: "map", entries };
  }
  return { kind: "text", text: toText(value, where) };
}

/** The text of a string, number, bigint, boolean or Date (ISO 8601). */
export function toText(value: unknown, where: string): string {
  switch (typeof value) {
    case "string":
      return checkText(value, where);
    case "number":
      if (Number.isFinite(value)) return toDigits(value);
      break;
    case "bigint":
    case "boolean":
      return String(value);
    default:
      if (value instanceof Date && !Number.isNaN(value.getTime()))
        return value.toISOString();
  }
  throw new TypeError(
    `${where} cannot be written into a request: ${nameOf(value)}`,
  );
}

/**
 * The text of a number, with all digits of integers up to 64 bits, where JavaScript would shorten them:
 * 2^63 is 9223372036854775808, not 9223372036854776000.
 */
export function toDigits(value: number): string {
  const isLong = Number.isInteger(value) && Math.abs(value) >= 2 ** 53;
  return isLong && Math.abs(value) <= 2 ** 64
    ? String(BigInt(value))
    : String(value);
}

/** Whether there is a value: neither `undefined` nor null. */
export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Refuses text that cannot be UTF-8. */
export function checkText(text: string, where: string): string {
  if (/\p{Surrogate}/u.test(text))
    throw new TypeError(`${where} contains half a surrogate pair`);
  return text;
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return "an array within";
  if (value instanceof Date) return "an invalid Date";
  return typeof value === "object"
    ? "an object within"
    : `a ${typeof value} (${String(value)})`;
}

/** Writes a value as JSON; throws a TypeError that begins with `where` for values that JSON cannot express. */
export type JsonWriter = (value: unknown, where: string) => string;

/**
 * Writes JSON. A bigint is refused, since it is not known to mean a number; so are numbers and dates that JSON
 * does not have, of which `JSON.stringify` makes null.
 */
export const toJson: JsonWriter = (value, where) =>
  checked(() => stringify(value), value, where);

function stringify(value: unknown): string | undefined {
  if (!isPolluted()) {
    const text = JSON.stringify(value) as string | undefined;
    // Null may stand for what JSON does not have.
    if (!text?.includes("null")) return text;
  }
  return write(value, "", { holders: new Set(), path: [], bigints: false });
}

/**
 * As `toJson`, for values that were encoded under the option `int64`: a bigint in them is a number that
 * no double can hold, and is written with all of its digits.
 */
export const toJsonWithDigits: JsonWriter = (value, where) =>
  checked(
    () => write(value, "", { holders: new Set(), path: [], bigints: true }),
    value,
    where,
  );

/** Whether `Object.prototype` or `Array.prototype` has `toJSON`, which `JSON.stringify` would call. */
function isPolluted(): boolean {
  return [Object.prototype, Array.prototype].some((prototype) =>
    hasOwn(prototype, "toJSON"),
  );
}

function checked(
  stringify: () => string | undefined,
  value: unknown,
  where: string,
): string {
  let text: string | undefined;
  let reason = `a ${typeof value}`;
  try {
    text = stringify();
  } catch (error) {
    reason = String(error);
  }
  if (text === undefined)
    throw new TypeError(`${where} is not a JSON value: ${reason}`);
  return text;
}

interface Writing {
  /** The objects around a value. */
  readonly holders: Set<object>;
  /** Their keys; the first one is that of the whole value, "". */
  readonly path: string[];
  /** Whether bigints are written as numbers, and numbers with all of their digits. */
  readonly bigints: boolean;
}

/** Writes as `JSON.stringify` does (ECMA-262, 25.5.2), but for numbers: see `toJson`. */
function write(
  given: unknown,
  key: string,
  writing: Writing,
): string | undefined {
  const { holders, path, bigints } = writing;
  if (bigints && typeof given === "bigint") return String(given);
  const value = fromToJson(given, key);
  if (bigints && (typeof value === "bigint" || value instanceof BigInt))
    return String(value);
  refuseUnwritable(given, value, key, path);
  if (bigints && typeof value === "number") return toDigits(value);
  const isHolder =
    typeof value === "object" &&
    value !== null &&
    ![Number, String, Boolean, BigInt].some((type) => value instanceof type);
  if (!isHolder) return JSON.stringify(value) as string | undefined;
  if (holders.has(value)) throw new TypeError("it contains itself");
  holders.add(value);
  path.push(key);
  const text = Array.isArray(value)
    ? writeArray(value, writing)
    : writeObject(value, writing);
  path.pop();
  holders.delete(value);
  return text;
}

/** Refuses what JSON would have null for. */
function refuseUnwritable(
  given: unknown,
  value: unknown,
  key: string,
  path: readonly string[],
): void {
  const isMissing =
    typeof value === "number"
      ? !Number.isFinite(value)
      : given instanceof Date && value === null;
  if (!isMissing) return;
  const what = given instanceof Date ? "invalid Date" : String(value);
  const place =
    path.length === 0 ? "" : ` at ${toPointer([...path.slice(1), key])}`;
  throw new TypeError(`JSON has no ${what}${place}`);
}

function writeArray(items: readonly unknown[], writing: Writing): string {
  const texts = Array.from(
    items,
    (item, index) => write(item, String(index), writing) ?? "null",
  );
  return `[${texts.join(",")}]`;
}

function writeObject(value: object, writing: Writing): string {
  const entries = Object.entries(value) as [string, unknown][];
  const members = entries.flatMap((entry) => {
    const key = entry[0];
    const text = write(entry[1], key, writing);
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
  });
  return `{${members.join(",")}}`;
}

/** Objects may have `toJSON`, as Date has. */
function fromToJson(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  const toJSON = getInherited(value, "toJSON");
  return typeof toJSON === "function"
    ? (toJSON.call(value, key) as unknown)
    : value;
}
