/** The error pass for values without parts, and equality. */
import {
  count,
  describeValues,
  type IssueCode,
  joinOr,
  quote,
  withArticle,
} from "./issues.js";
import { getOwn, ownFields } from "./own.js";
import {
  demand,
  type Node,
  type NumberRules,
  pathOf,
  reportType,
  type StringRules,
  type Trace,
  visit,
} from "./trace.js";

/** Deeper values are not compared, since that could overflow the stack. */
export const MAX_EQUAL_DEPTH = 1000;

/** The pairs that are being compared or were found equal. */
type Seen = Map<object, Set<object>>;

/**
 * JSON equality, and that of dates: numbers by value, objects by their own properties in any order, a property that is
 * `undefined` as absent. Ends for cyclic values too. `deep` is what counts for what is nested too deep
 * to be compared: the answer that leads to a refusal.
 */
export function equal(a: unknown, b: unknown, deep = false): boolean {
  return a === b || same(a, b, 0, new Map(), deep);
}

function same(
  a: unknown,
  b: unknown,
  depth: number,
  seen: Seen,
  deep: boolean,
): boolean {
  if (a === b || (a !== a && b !== b)) return true;
  if (
    typeof a !== "object" ||
    typeof b !== "object" ||
    a === null ||
    b === null
  )
    return false;
  if (a instanceof Date || b instanceof Date) return sameDates(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (depth > MAX_EQUAL_DEPTH) return deep;
  // One difference anywhere ends the whole comparison, so a pair met before needs no second look.
  // That keeps cycles finite, and objects that are shared many times cheap.
  const partners = seen.get(a);
  if (partners?.has(b)) return true;
  if (partners === undefined) seen.set(a, new Set([b]));
  else partners.add(b);
  return Array.isArray(a)
    ? sameItems(a, b as readonly unknown[], depth + 1, seen, deep)
    : sameProperties(a, b, depth + 1, seen, deep);
}

/** Decoded values have dates. */
function sameDates(a: object, b: object): boolean {
  const areDates = a instanceof Date && b instanceof Date;
  return areDates && a.getTime() === b.getTime();
}

function sameItems(
  a: readonly unknown[],
  b: readonly unknown[],
  depth: number,
  seen: Seen,
  deep: boolean,
): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++)
    if (!same(a[i], b[i], depth, seen, deep)) return false;
  return true;
}

function sameProperties(
  a: object,
  b: object,
  depth: number,
  seen: Seen,
  deep: boolean,
): boolean {
  let present = 0;
  const keys = Object.keys(a);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    const value = getOwn(a, key);
    if (value === undefined) continue;
    present++;
    if (!same(value, getOwn(b, key), depth, seen, deep)) return false;
  }
  for (const key of Object.keys(b)) if (getOwn(b, key) !== undefined) present--;
  return present === 0;
}

/** Up to here comparing each pair costs less than keeping an index. */
const FEW = 8;

/**
 * Whether no two items are equal (JSON equality). Takes linear time. Values that are nested too deep to be
 * compared count as equal, so nothing is accepted unchecked.
 */
export function hasUniqueItems(array: readonly unknown[]): boolean {
  if (array.length <= FEW) return isPairwiseUnique(array);
  const primitives = new Set<unknown>();
  const ids = new Set<number>();
  const index: Index = { ids: new Map(), known: new Map(), cyclic: false };
  for (let i = 0; i < array.length; i++) {
    const item = array[i];
    const isObject = typeof item === "object" && item !== null;
    const id = isObject ? identify(item, 0, index) : item;
    if (index.cyclic) return isPairwiseUnique(array);
    const seen: Set<unknown> = isObject ? ids : primitives;
    if (seen.has(id)) return false;
    seen.add(id);
  }
  return true;
}

function isPairwiseUnique(array: readonly unknown[]): boolean {
  for (let i = 1; i < array.length; i++) {
    for (let j = 0; j < i; j++)
      if (equal(array[i], array[j], true)) return false;
  }
  return true;
}

/** Numbers for objects and arrays, the same for equal ones. */
interface Index {
  /** From the text of an object in which nested objects are numbers. */
  readonly ids: Map<string, number>;
  /** Objects with their number; 0 while it is being determined. */
  readonly known: Map<object, number>;
  cyclic: boolean;
}

function identify(value: object, depth: number, index: Index): number {
  const { ids, known } = index;
  const found = known.get(value);
  if (found === 0) index.cyclic = true;
  if (found !== undefined) return found;
  known.set(value, 0);
  const text = depth > MAX_EQUAL_DEPTH ? "deep" : toText(value, depth, index);
  let id = ids.get(text);
  if (id === undefined) {
    id = ids.size + 1;
    ids.set(text, id);
  }
  known.set(value, id);
  return id;
}

function toText(value: object, depth: number, index: Index): string {
  const part = (item: unknown): string =>
    typeof item === "object" && item !== null
      ? `#${identify(item, depth + 1, index)}`
      : typeof item === "string"
        ? JSON.stringify(item)
        : // 0 and -0 are one number, and a text; a bigint is not a number.
          `${typeof item}${String(item)}`;
  if (Array.isArray(value)) return `[${value.map(part).join()}]`;
  const entries = Object.entries(value).filter(
    (entry) => entry[1] !== undefined,
  );
  const texts = entries.map(
    (entry) => `${JSON.stringify(entry[0])}:${part(entry[1])}`,
  );
  return `{${texts.sort().join()}}`;
}

/**
 * Whether the value is an exact multiple of the divisor. Both are read as the shortest decimal that denotes
 * them, as in JSON text, so 0.0075 is a multiple of 0.0001.
 */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor))
    return value % divisor === 0;
  if (!Number.isFinite(value) || !Number.isFinite(divisor) || divisor === 0)
    return false;
  const a = toDecimal(value);
  const b = toDecimal(divisor);
  const exponent = Math.min(a.exponent, b.exponent);
  return scale(a, exponent) % scale(b, exponent) === BigInt(0);
}

/** `digits` times ten to the power of `exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function toDecimal(value: number): Decimal {
  const text = String(value);
  const e = text.indexOf("e");
  const mantissa = e < 0 ? text : text.slice(0, e);
  const dot = mantissa.indexOf(".");
  const decimals = dot < 0 ? 0 : mantissa.length - dot - 1;
  return {
    digits: BigInt(mantissa.replace(".", "")),
    exponent: (e < 0 ? 0 : Number(text.slice(e + 1))) - decimals,
  };
}

function scale({ digits, exponent }: Decimal, to: number): bigint {
  return digits * BigInt(10) ** BigInt(exponent - to);
}

/** The length in Unicode code points; a lone surrogate counts as one. */
export function codePointLength(value: string): number {
  let length = value.length;
  for (let i = 1; i < value.length; i++) {
    if (isLow(value.charCodeAt(i)) && isHigh(value.charCodeAt(i - 1))) length--;
  }
  return length;
}

/** Whether the length in code points is within the bounds; mostly decided by `value.length` alone. */
export function lengthWithin(value: string, min: number, max: number): boolean {
  const units = value.length;
  // Between half as many code points (all pairs) and as many (no pair).
  if (units < min || units > 2 * max) return false;
  if (units >= 2 * min && units <= max) return true;
  const length = codePointLength(value);
  return length >= min && length <= max;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** One of the listed JSON values. */
export function explainLiteral(values: readonly unknown[]): Node {
  return {
    explain: (value, trace) => {
      const code = values.length === 1 ? "const" : "enum";
      if (!isListed(value, values))
        demand(value, trace, code, describeValues(values));
    },
  };
}

/** One of the listed JSON values, or any string, so only the type can be wrong. */
export function explainOpen(values: readonly unknown[]): Node {
  return {
    explain: (value, trace) => {
      if (typeof value === "string" || isListed(value, values)) return;
      // ProtoJSON: a server writes the number of a value of which it does not know the name.
      if (trace.nulls !== undefined && isEnumNumber(value)) {
        trace.nulls.found.push({
          path: pathOf(trace.place),
          text: String(value),
        });
        return;
      }
      const others = values.filter((listed) => typeof listed !== "string");
      const types = ["string", ...others.map(quote)];
      const message = `must be ${joinOr(types.map(withArticle))}`;
      demand(value, trace, "type", joinOr(types), message);
    },
  };
}

/** Enums of protobuf have 32 bits. */
function isEnumNumber(value: unknown): value is number {
  return (
    Number.isInteger(value) && (value as number) === ((value as number) | 0)
  );
}

function isListed(value: unknown, values: readonly unknown[]): boolean {
  return values.some((listed) => equal(listed, value));
}

/** One of the listed values, which are neither arrays nor objects. */
export function explainEnum(values: readonly unknown[]): Node {
  return {
    explain: (value, trace) => {
      const code = values.length === 1 ? "const" : "enum";
      if (!values.includes(value))
        demand(value, trace, code, describeValues(values));
    },
  };
}

/** A number. NaN and the infinities are refused, since JSON cannot express them. */
export function explainNumber(given: NumberRules): Node {
  const rules = ownFields(given);
  const isType = rules.integer ? Number.isInteger : Number.isFinite;
  return {
    explain: (value, trace) => {
      if (typeof value === "number" && isType(value))
        explainBounds(value, rules, trace);
      else reportType(value, trace, rules.integer ? "integer" : "number");
    },
  };
}

function explainBounds(value: number, rules: NumberRules, trace: Trace): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = rules;
  const { multipleOf, isMultipleOf } = rules;
  const fault = (code: IssueCode, expected: string): void =>
    demand(value, trace, code, expected);
  if (minimum !== undefined && value < minimum)
    fault("minimum", `at least ${minimum}`);
  if (maximum !== undefined && value > maximum)
    fault("maximum", `at most ${maximum}`);
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    fault("exclusiveMinimum", `more than ${exclusiveMinimum}`);
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    fault("exclusiveMaximum", `less than ${exclusiveMaximum}`);
  if (multipleOf !== undefined && isMultipleOf?.(value, multipleOf) === false)
    fault("multipleOf", `a multiple of ${multipleOf}`);
}

/** A string with bounds on its length, a pattern or both. */
export function explainString(rules: StringRules): Node {
  const { minLength = 0, maxLength = Infinity } = ownFields(rules);
  const { pattern, format } = ownFields(rules);
  return {
    explain: (value, trace) => {
      if (typeof value !== "string") return reportType(value, trace, "string");
      if (!lengthWithin(value, minLength, Infinity)) {
        const expected = `at least ${count(minLength, "character")}`;
        demand(value, trace, "minLength", expected, `must have ${expected}`);
      }
      if (!lengthWithin(value, 0, maxLength)) {
        const expected = `at most ${count(maxLength, "character")}`;
        demand(value, trace, "maxLength", expected, `must have ${expected}`);
      }
      if (pattern?.test(value) === false) {
        const form = String(pattern);
        const message = `must match ${form}`;
        demand(value, trace, "pattern", `text matching ${form}`, message);
      }
      format?.explain(value, trace);
    },
  };
}

/** Accepts every value. */
export const anyNode: Node = { explain: () => undefined };
/** Accepts no value: `false` as a schema. */
export const neverNode: Node = {
  explain: (value, trace) =>
    demand(value, trace, "never", "nothing", "must not be present"),
};
/** Accepts `null`. */
export const nullNode: Node = {
  explain: (value, trace) => {
    if (value !== null) demand(value, trace, "type", "null");
  },
};
/** Accepts `true` and `false`. */
export const booleanNode: Node = {
  explain: (value, trace) => visit(value, "boolean", trace),
};
/** Accepts every string. */
export const stringNode: Node = {
  explain: (value, trace) => visit(value, "string", trace),
};
/** Accepts every finite number. */
export const numberNode: Node = /* @__PURE__ */ explainNumber({});
/** Accepts every number without a fraction. */
export const integerNode: Node = /* @__PURE__ */ explainNumber({
  integer: true,
});
