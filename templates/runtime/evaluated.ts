import { attempt, fits } from "./attempt.js";
import { isMismatch } from "./mismatch.js";
import { getOwn, ownFields } from "./own.js";
import type { Evaluated, EvaluatedCase } from "./rules.js";
import type { Fault, Trace } from "./trace.js";

/** What of a value is evaluated, with all that depends on the value decided. */
export function settleEvaluated(
  value: object,
  evaluated: Evaluated,
  trace: Trace,
): readonly Evaluated[] {
  const { cases = [] } = ownFields(evaluated);
  return [
    evaluated,
    ...cases.flatMap((item) => {
      const fields = ownFields(item);
      const branch = holds(value, fields, trace) ? fields.then : fields.else;
      return branch === undefined ? [] : settleEvaluated(value, branch, trace);
    }),
  ];
}

function holds(
  value: object,
  { has, tags, if: condition }: EvaluatedCase,
  trace: Trace,
): boolean {
  if (has !== undefined) {
    const property = getOwn(value, has);
    return tags === undefined
      ? property !== undefined
      : typeof property === "string" && tags.includes(property);
  }
  return (
    condition === undefined ||
    quietly(trace, () => fits(value, condition, trace))
  );
}

/** An alternative that the value was meant to fit: why it does not, and which parts would be known then. */
export interface Missed<Key> {
  readonly faults: readonly Fault[];
  readonly keys: ReadonlySet<Key>;
}

/**
 * Where parts of a value are unknown although an alternative fits: the one that would know most of
 * them. That it does not fit is the fault, and the parts are what comes of it.
 */
export function findMissed<Key extends string | number>(
  value: object,
  unknown: readonly Key[],
  settled: readonly Evaluated[],
  knows: (part: Evaluated, key: Key) => boolean,
  trace: Trace,
): Missed<Key> {
  let best: Missed<Key> = { faults: [], keys: new Set() };
  if (unknown.length === 0 || trace.isSettling) return best;
  for (const item of settled.flatMap((part) => ownFields(part).cases ?? [])) {
    const { meant, if: condition, then } = ownFields(item);
    // One that takes any part does not tell that it was meant.
    if (!meant || condition === undefined || !then || ownFields(then).all)
      continue;
    const keys = new Set(unknown.filter((key) => knows(then, key)));
    if (keys.size === 0 || keys.size < best.keys.size) continue;
    const faults = quietly(trace, () => attempt(value, condition, trace));
    if (faults.length === 0 || meansAnother(faults, unknown, trace)) continue;
    const isBetter =
      keys.size > best.keys.size || faults.length < best.faults.length;
    if (isBetter) best = { faults, keys };
  }
  return best;
}

/** Or the search would begin anew at each level of a recursive value, for each that is around it. */
function quietly<T>(trace: Trace, run: () => T): T {
  const { isSettling } = trace;
  trace.isSettling = true;
  const result = run();
  trace.isSettling = isSettling;
  return result;
}

/** Whether the value is of another kind, or has the tag of another alternative. */
function meansAnother(
  faults: readonly Fault[],
  unknown: readonly (string | number)[],
  place: Trace,
): boolean {
  return faults.some((fault) => {
    const inside = fault.path.length - place.path.length;
    if (inside === 0) return isMismatch(fault, place);
    const key = fault.path[place.path.length] as string | number;
    const isTag = inside === 1 && /^(?:const|enum)$/.test(fault.code);
    return isTag && !unknown.includes(key);
  });
}
