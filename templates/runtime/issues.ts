/** Issues: what is wrong with a value, where, and as text. */

/** The rule that a value breaks: a JSON Schema keyword, or one of ours. */
export type IssueCode =
  | "type"
  | "enum"
  | "const"
  | "required"
  | "additionalProperties"
  | "unevaluatedProperties"
  | "propertyNames"
  | "minLength"
  | "maxLength"
  | "pattern"
  | "format"
  | "minimum"
  | "maximum"
  | "exclusiveMinimum"
  | "exclusiveMaximum"
  | "multipleOf"
  | "minItems"
  | "maxItems"
  | "uniqueItems"
  | "contains"
  | "unevaluatedItems"
  | "minProperties"
  | "maxProperties"
  | "dependentRequired"
  /** Several members of a oneof are set, or none where one has to be. */
  | "oneof"
  /** A field mask names a field that its message does not have. */
  | "fieldMask"
  | "anyOf"
  /** No alternative of a JSON Schema `oneOf` fits, or more than one. */
  | "oneOf"
  | "not"
  /** Nothing is allowed here. */
  | "never"
  /** Nested too deeply. */
  | "depth";

/** One fault of a value. */
export interface Issue {
  /** From the root: property names and array indices. A missing property's path ends in its name. */
  readonly path: readonly (string | number)[];
  /** The path as an RFC 6901 JSON pointer; `""` is the root. */
  readonly pointer: string;
  readonly code: IssueCode;
  /** The message, to be read after the name of the place: `must be a string`. */
  readonly message: string;
  /** The expected value: `string or null`. */
  readonly expected: string;
  /** The actual value: `number 3`; `nothing` for a missing property. */
  readonly received: string;
  /** For the code `oneof`: the group, and the members that are set. */
  readonly oneof?: { readonly group: string; readonly set: readonly string[] };
}

/** A path as an RFC 6901 JSON pointer; the empty path is the root, `""`. */
export function toPointer(path: readonly (string | number)[]): string {
  let pointer = "";
  for (let i = 0; i < path.length; i++)
    pointer += toToken(path[i] as string | number);
  return pointer;
}

/** One step of a JSON pointer, with the slash before it. */
export function toToken(key: string | number): string {
  const name = String(key);
  const isPlain = !name.includes("~") && !name.includes("/");
  return `/${isPlain ? name : name.replace(/~/g, "~0").replace(/\//g, "~1")}`;
}

/** The issue of a part, as an issue of the whole value, where the part is at `place`. */
export function issueWithin(place: string | number, issue: Issue): Issue {
  const path = [place, ...issue.path];
  return { ...issue, path, pointer: toPointer(path) };
}

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

/** `a string`, `an object`, `null`: the text after `must be`. */
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

/** The result of a `validate…` function: the given value, or at least one issue. */
export type ValidationResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };
