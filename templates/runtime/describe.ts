const LONGEST = 50;
const MOST_VALUES = 10;

/** A value in a few words: its type, and the value itself where that is short. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return `array of ${count(value.length, "item")}`;
  switch (typeof value) {
    case "string":
      return `string ${quote(value)}`;
    case "number":
    case "boolean":
    case "bigint":
      return `${typeof value} ${String(value)}`;
    default:
      return typeof value;
  }
}

/** `1 item`, `3 items`. */
export function count(amount: number, noun: string): string {
  const plural = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${amount} ${amount === 1 ? noun : plural}`;
}

/** JSON text of a value that a schema lists, cut where it is long. */
export function quote(value: unknown): string {
  if (typeof value === "string" && value.length > LONGEST) {
    return `${JSON.stringify(value.slice(0, LONGEST))}…`;
  }
  const text = JSON.stringify(value) ?? "undefined";
  return typeof value === "string" || text.length <= LONGEST
    ? text
    : `${text.slice(0, LONGEST)}…`;
}

/** `"A"`, or `one of "A", "B"`; a long list is cut. */
export function describeValues(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_VALUES).map(quote).join(", ");
  if (values.length === 1) return shown;
  const more = values.length - MOST_VALUES;
  return more > 0 ? `one of ${shown} and ${more} more` : `one of ${shown}`;
}

/** `a string`, `an object`, `null`: what is said after `must be`. */
export function withArticle(noun: string): string {
  if (noun === "object" || noun === "array" || noun === "integer")
    return `an ${noun}`;
  if (noun === "string" || noun === "number" || noun === "boolean")
    return `a ${noun}`;
  return noun;
}

/** `a`, `a or b`, `a, b or c`. */
export function joinOr(parts: readonly string[]): string {
  return parts.length < 2
    ? parts.join("")
    : `${parts.slice(0, -1).join(", ")} or ${parts[parts.length - 1]}`;
}
