import { getInherited, hasOwn } from "./own.js";
import { toDigits } from "./parameter-value.js";

/** Writes a value as JSON; throws a TypeError that begins with `where` for what JSON has no word for. */
export type JsonWriter = (value: unknown, where: string) => string;

/** JSON text. A bigint is refused: nobody said that it stands for a number. */
export const toJson: JsonWriter = (value, where) =>
  checked(
    () =>
      isPolluted()
        ? write(value, "", { holders: new Set(), bigints: false })
        : (JSON.stringify(value) as string | undefined),
    value,
    where,
  );

/**
 * As `toJson`, for values that were encoded under the option `int64`: a bigint in them is a number that
 * no double can hold, and is written with all of its digits.
 */
export const toJsonWithDigits: JsonWriter = (value, where) =>
  checked(
    () => write(value, "", { holders: new Set(), bigints: true }),
    value,
    where,
  );

/** `JSON.stringify` would ask what was put there how each object is written. */
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
    throw new TypeError(`${where} is no JSON value: ${reason}`);
  return text;
}

interface Writing {
  /** The objects around a value. */
  readonly holders: Set<object>;
  /** Whether bigints are numbers, and numbers have all of their digits. */
  readonly bigints: boolean;
}

/** What `JSON.stringify` gives (ECMA-262, 25.5.2), and the digits of bigints where they count. */
function write(
  given: unknown,
  key: string,
  writing: Writing,
): string | undefined {
  const { holders, bigints } = writing;
  if (bigints && typeof given === "bigint") return String(given);
  const value = fromToJson(given, key);
  if (bigints && (typeof value === "bigint" || value instanceof BigInt))
    return String(value);
  if (bigints && typeof value === "number" && Number.isFinite(value))
    return toDigits(value);
  const isHolder =
    typeof value === "object" &&
    value !== null &&
    ![Number, String, Boolean, BigInt].some((type) => value instanceof type);
  if (!isHolder) return JSON.stringify(value) as string | undefined;
  if (holders.has(value)) throw new TypeError("it holds itself");
  holders.add(value);
  const text = Array.isArray(value)
    ? writeArray(value, writing)
    : writeObject(value, writing);
  holders.delete(value);
  return text;
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

/** Objects may say themselves what they are in JSON, as a Date does. */
function fromToJson(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  const toJSON = getInherited(value, "toJSON");
  return typeof toJSON === "function"
    ? (toJSON.call(value, key) as unknown)
    : value;
}
