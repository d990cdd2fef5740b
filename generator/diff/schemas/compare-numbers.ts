import { boundsOf } from "../../model/bounds.js";
import type { NumberSchema } from "../../model/model.js";
import { isMultipleOf } from "../../../templates/runtime/check-values.js";
import { refuted, type Codes, type Conjunction, type Scope, type Steps } from "../scope.js";

/** Compares numbers; a format such as `int32` is a range. */
export function* compareNumbers(scope: Scope, sent: Conjunction, accepted: NumberSchema): Steps {
  const numbers = sent.flatMap((part) => (part.kind === "number" ? [part] : []));
  const integer = numbers.some((part) => part.integer);
  const range = rangeOf(numbers, "assert");
  if (range.least > range.most) return;
  if (accepted.integer && !integer && !areWhole(numbers)) {
    const codes = ["number-became-integer", "integer-became-number"] as const;
    yield refuted(scope, codes, sent, accepted, { keys: ["type"] });
  }
  yield* compareRange(scope, sent, numbers, accepted);
  yield* compareDivisor(scope, sent, numbers, accepted);
}

function areWhole(numbers: readonly NumberSchema[]): boolean {
  return numbers.some(({ multipleOf }) => multipleOf !== undefined && isMultipleOf(multipleOf, 1));
}

/** The bounds; `above` and `below`: the bound itself is left out. */
interface Range {
  readonly least: number;
  readonly above: boolean;
  readonly most: number;
  readonly below: boolean;
}

function rangeOf(numbers: readonly NumberSchema[], formats: "assert" | "annotate"): Range {
  let range: Range = { least: -Infinity, above: false, most: Infinity, below: false };
  const integer = numbers.some((part) => part.integer);
  for (const number of numbers) {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = boundsOf(number, formats);
    if (minimum !== undefined && minimum > range.least)
      range = { ...range, least: minimum, above: false };
    if (exclusiveMinimum !== undefined && exclusiveMinimum >= range.least)
      range = { ...range, least: exclusiveMinimum, above: true };
    if (maximum !== undefined && maximum < range.most)
      range = { ...range, most: maximum, below: false };
    if (exclusiveMaximum !== undefined && exclusiveMaximum <= range.most)
      range = { ...range, most: exclusiveMaximum, below: true };
  }
  return integer ? wholeRange(range) : range;
}

/** Rounds exclusive and fractional bounds to integers, up to 2^53 where doubles are exact. */
function wholeRange({ least, above, most, below }: Range): Range {
  const exact = (bound: number): boolean => Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  const from = !exact(least)
    ? { least, above }
    : { least: above ? Math.floor(least) + 1 : Math.ceil(least), above: false };
  const to = !exact(most)
    ? { most, below }
    : { most: below ? Math.ceil(most) - 1 : Math.floor(most), below: false };
  return { ...from, ...to };
}

function startsWithin(from: Range, to: Range): boolean {
  return from.least > to.least || (from.least === to.least && (from.above || !to.above));
}

function endsWithin(from: Range, to: Range): boolean {
  return from.most < to.most || (from.most === to.most && (from.below || !to.below));
}

function* compareRange(
  scope: Scope,
  sent: Conjunction,
  numbers: readonly NumberSchema[],
  accepted: NumberSchema,
): Steps {
  const from = rangeOf(numbers, "assert");
  const to = rangeOf([accepted], "assert");
  if (startsWithin(from, to) && endsWithin(from, to)) return;
  const bare = rangeOf([accepted], "annotate");
  if (startsWithin(from, bare) && endsWithin(from, bare)) {
    // Only the format is too narrow.
    const sentFormat = numbers.find(({ format }) => format !== undefined)?.format;
    const before = sentFormat === undefined ? {} : { sent: sentFormat };
    const options = { keys: ["format"], ...before, accepted: accepted.format ?? "none" };
    yield refuted(scope, formatCodes(sentFormat), sent, accepted, options);
    return;
  }
  if (!startsWithin(from, to)) {
    const codes: Codes = ["minimum-raised", "minimum-lowered"];
    const values = { sent: shown(from.least, from.above), accepted: shown(to.least, to.above) };
    yield refuted(scope, codes, sent, accepted, { keys: ["minimum"], ...values });
  }
  if (!endsWithin(from, to)) {
    const codes: Codes = ["maximum-lowered", "maximum-raised"];
    const values = { sent: shown(from.most, from.below), accepted: shown(to.most, to.below) };
    yield refuted(scope, codes, sent, accepted, { keys: ["maximum"], ...values });
  }
}

function formatCodes(before: string | undefined): Codes {
  return before === undefined
    ? ["format-added", "format-removed"]
    : ["format-changed", "format-changed"];
}

function shown(bound: number, exclusive: boolean): string {
  if (!Number.isFinite(bound)) return "none";
  return exclusive ? `${bound} (exclusive)` : String(bound);
}

function* compareDivisor(
  scope: Scope,
  sent: Conjunction,
  numbers: readonly NumberSchema[],
  accepted: NumberSchema,
): Steps {
  const { multipleOf } = accepted;
  if (multipleOf === undefined) return;
  const divisors = numbers.flatMap(({ multipleOf: own, integer }) => [
    ...(own === undefined ? [] : [own]),
    ...(integer ? [1] : []),
  ]);
  if (divisors.some((divisor) => isMultipleOf(divisor, multipleOf))) return;
  const [before] = numbers.flatMap((number) => number.multipleOf ?? []);
  const sentValue = before === undefined ? {} : { sent: before };
  const options = { keys: ["multipleOf"], ...sentValue, accepted: multipleOf };
  yield refuted(scope, ["multiple-of-narrowed", "multiple-of-widened"], sent, accepted, options);
}
