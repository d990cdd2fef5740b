/** A value of a parameter, taken apart for the styles of OpenAPI; items and entries are text. */
export type ParameterValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "map";
      readonly entries: readonly (readonly [string, string])[];
    };

/**
 * Takes a value apart. What is `undefined` or null in a list or an object is dropped.
 * Throws a TypeError, with `where` as its beginning, for what no style can write.
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
      .filter(([, item]) => isPresent(item))
      .map(
        ([key, item]) => [checkText(key, where), toText(item, where)] as const,
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
 * The text of a number. Of an integer up to 64 bits it has all digits, where JavaScript would round
 * those that tell it from no other double: 2^63 is 9223372036854775808, and not 9223372036854776000.
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
    throw new TypeError(`${where} holds half a surrogate pair`);
  return text;
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return "an array within";
  if (value instanceof Date) return "an invalid Date";
  return typeof value === "object"
    ? "an object within"
    : `a ${typeof value} (${String(value)})`;
}
