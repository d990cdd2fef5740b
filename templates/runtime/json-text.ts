import { toDigits } from "./parameter-value.js";

/** Writes a value as JSON; throws a TypeError that begins with `where` for what JSON has no word for. */
export type JsonWriter = (value: unknown, where: string) => string;

/** JSON text. A bigint is refused: nobody said that it stands for a number. */
export const toJson: JsonWriter = (value, where) =>
  checked(() => JSON.stringify(value) as string | undefined, value, where);

/**
 * As `toJson`, for values that were encoded under the option `int64`: a bigint in them is a number that
 * no double can hold, and is written with all of its digits.
 */
export const toJsonWithDigits: JsonWriter = (value, where) =>
  checked(() => write(value, "", new Set()), value, where);

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

/** What `JSON.stringify` gives (ECMA-262, 25.5.2), and the digits of bigints. */
function write(
  given: unknown,
  key: string,
  holders: Set<object>,
): string | undefined {
  if (typeof given === "bigint") return String(given);
  const value = fromToJson(given, key);
  if (typeof value === "bigint" || value instanceof BigInt)
    return String(value);
  if (typeof value === "number" && Number.isFinite(value))
    return toDigits(value);
  const isHolder =
    typeof value === "object" &&
    value !== null &&
    ![Number, String, Boolean].some((type) => value instanceof type);
  if (!isHolder) return JSON.stringify(value) as string | undefined;
  if (holders.has(value)) throw new TypeError("it holds itself");
  holders.add(value);
  const text = Array.isArray(value)
    ? writeArray(value, holders)
    : writeObject(value, holders);
  holders.delete(value);
  return text;
}

function writeArray(items: readonly unknown[], holders: Set<object>): string {
  const texts = Array.from(
    items,
    (item, index) => write(item, String(index), holders) ?? "null",
  );
  return `[${texts.join(",")}]`;
}

function writeObject(value: object, holders: Set<object>): string {
  const entries = Object.entries(value) as [string, unknown][];
  const members = entries.flatMap(([key, item]) => {
    const text = write(item, key, holders);
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
  });
  return `{${members.join(",")}}`;
}

/** Objects may say themselves what they are in JSON, as a Date does. */
function fromToJson(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { toJSON } = value as { readonly toJSON?: unknown };
  return typeof toJSON === "function"
    ? (toJSON.call(value, key) as unknown)
    : value;
}
