import { boundsOf } from "../../model/bounds.js";
import type { NumberSchema, StringSchema } from "../../model/model.js";
import { betweenBounds, bound, boundOf, highest, lowest, type Bound } from "./bounds.js";
import type { Part } from "./part.js";
import {
  contradiction,
  statement,
  type Refutation,
  type Search,
  type Statement,
} from "./refutation.js";

type PartOf<S> = Part & { readonly schema: S };

/** Refutes by contradicting lengths. */
export function refuteStrings(parts: readonly PartOf<StringSchema>[]): Refutation | undefined {
  const low = parts.flatMap((part) => boundOf(statement(part, "minLength"), part.schema.minLength));
  const high = parts.flatMap((part) =>
    boundOf(statement(part, "maxLength"), part.schema.maxLength),
  );
  return betweenBounds(highest(low), lowest(high));
}

/** Refutes by contradicting bounds, or bounds without a multiple of `multipleOf` between them. */
export function refuteNumbers(
  parts: readonly PartOf<NumberSchema>[],
  { formats }: Pick<Search, "formats">,
): Refutation | undefined {
  const low = highest(parts.flatMap((part) => lowerBounds(part, formats)));
  const high = lowest(parts.flatMap((part) => upperBounds(part, formats)));
  const empty = betweenBounds(low, high);
  if (empty !== undefined || low === undefined || high === undefined) return empty;
  const steps = parts.flatMap(stepsOf);
  const [first] = steps;
  if (first === undefined || hasMultiple(steps, low, high)) return undefined;
  const alone = steps.find((step) => !hasMultiple([step], low, high)) ?? first;
  const words = `${low.by.words} and ${high.by.words}`;
  const isShared = low.by.part === high.by.part;
  return contradiction(alone.by, isShared ? { ...low.by, words } : narrower(low, high));
}

function narrower(low: Bound, high: Bound): Statement {
  const words = `${low.by.words} and ${high.by.words}`;
  return { ...(low.by.part.chain.length === 0 ? low : high).by, words };
}

function lowerBounds(part: PartOf<NumberSchema>, formats: Search["formats"]): readonly Bound[] {
  const { minimum, exclusiveMinimum } = boundsOf(part.schema, formats);
  const keyword = minimum === part.schema.minimum ? "minimum" : "format";
  return [
    ...boundOf(statement(part, keyword), minimum),
    ...(exclusiveMinimum === undefined
      ? []
      : [bound(exclusiveMinimum, statement(part, "exclusiveMinimum"), true)]),
  ];
}

function upperBounds(part: PartOf<NumberSchema>, formats: Search["formats"]): readonly Bound[] {
  const { maximum, exclusiveMaximum } = boundsOf(part.schema, formats);
  const keyword = maximum === part.schema.maximum ? "maximum" : "format";
  return [
    ...boundOf(statement(part, keyword), maximum),
    ...(exclusiveMaximum === undefined
      ? []
      : [bound(exclusiveMaximum, statement(part, "exclusiveMaximum"), true)]),
  ];
}

interface Step {
  readonly value: number;
  readonly by: Statement;
}

/** The divisors of a number; 1 for integers. */
function stepsOf(part: PartOf<NumberSchema>): readonly Step[] {
  const { integer, multipleOf } = part.schema;
  return [
    ...(multipleOf === undefined ? [] : [{ value: multipleOf, by: statement(part, "multipleOf") }]),
    ...(integer ? [{ value: 1, by: statement(part, "type", "integer") }] : []),
  ];
}

/** Whether a multiple of all steps is within the bounds, or it is not known. */
function hasMultiple(steps: readonly Step[], low: Bound, high: Bound): boolean {
  const whole = scaled([low.value, high.value, ...steps.map(({ value }) => value)]);
  if (whole === undefined) return true;
  const [least = 0n, most = 0n, ...sizes] = whole;
  const size = sizes.reduce(leastCommonMultiple);
  const at = floorOf(least, size) * size;
  const isBelow = at < least || (low.exclusive && at === least);
  const first = isBelow ? at + size : at;
  return high.exclusive ? first < most : first <= most;
}

const farthest = 40;

/** The numbers as integers, multiplied by the same power of ten, so that decimals are exact. */
function scaled(numbers: readonly number[]): readonly bigint[] | undefined {
  const decimals = numbers.map((number) => {
    const [mantissa = "0", exponent = "0"] = String(number).split("e");
    const [digits = "0", fraction = ""] = mantissa.split(".");
    return { text: digits + fraction, exponent: Number(exponent) - fraction.length };
  });
  const least = Math.min(...decimals.map(({ exponent }) => exponent));
  if (!numbers.every(Number.isFinite)) return undefined;
  if (decimals.some(({ exponent }) => exponent - least > farthest)) return undefined;
  return decimals.map(({ text, exponent }) => BigInt(text) * 10n ** BigInt(exponent - least));
}

function floorOf(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value < 0n && quotient * divisor !== value ? quotient - 1n : quotient;
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return (a / larger) * b;
}
