const LONGEST = 50;

/** A value in a few words: its type, and the value itself where that is short. */
export function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `array of ${count(value.length, "item")}`;
  const type = typeof value;
  if (type === "string") return `string ${quoteText(String(value))}`;
  if (type === "undefined") return "nothing";
  return /^[bn]/.test(type) ? `${type} ${String(value)}` : type;
}

/** `1 item`, `3 items`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

/** A string as JSON, cut where it is long. */
export function quoteText(text: string): string {
  return JSON.stringify(text.slice(0, LONGEST)) + more(text);
}

/** JSON text of a value, cut where it is long: a string before it is quoted, others after. */
export function quote(value: unknown): string {
  if (typeof value === "string") return quoteText(value);
  const text = JSON.stringify(value) ?? "undefined";
  return text.slice(0, LONGEST) + more(text);
}

function more({ length }: string): string {
  return length > LONGEST ? "…" : "";
}

const MOST_VALUES = 10;

/** `"A"`, or `one of "A", "B"`; a long list is cut. */
export function describeValues(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_VALUES).map(quote).join(", ");
  if (values.length === 1) return shown;
  const others = values.length - MOST_VALUES;
  return others > 0 ? `one of ${shown} and ${others} more` : `one of ${shown}`;
}

/** `a, b, c`; a long list is cut. */
export function list(names: readonly string[]): string {
  const others = names.length - MOST_VALUES;
  const shown = names.slice(0, MOST_VALUES).join(", ");
  return others > 0 ? `${shown} and ${others} more` : shown;
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
