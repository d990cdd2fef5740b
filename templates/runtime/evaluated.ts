import { fits } from "./attempt.js";
import { getOwn } from "./own.js";
import type { Evaluated } from "./rules.js";
import type { Trace } from "./trace.js";

/** What of a value is evaluated, with all that depends on the value decided. */
export function settleEvaluated(
  value: object,
  evaluated: Evaluated,
  trace: Trace,
): readonly Evaluated[] {
  const cases = evaluated.cases ?? [];
  return [
    evaluated,
    ...cases.flatMap(({ has, if: condition, then, else: otherwise }) => {
      const holds =
        has === undefined
          ? condition === undefined || fits(value, condition, trace)
          : getOwn(value, has) !== undefined;
      const branch = holds ? then : otherwise;
      return branch === undefined ? [] : settleEvaluated(value, branch, trace);
    }),
  ];
}
