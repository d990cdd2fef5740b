import { lengthWithin } from "./code-points.js";
import { count, describe } from "./describe.js";
import type { StringNode } from "./node-kinds.js";
import { report, reportType, type Trace } from "./trace.js";

/** Reports what is wrong with a string. */
export function explainString(
  value: unknown,
  node: StringNode,
  trace: Trace,
): void {
  if (typeof value !== "string") return reportType(trace, "string", value);
  const { minLength = 0, maxLength = Infinity, pattern, format } = node;
  if (!lengthWithin(value, minLength, Infinity)) {
    const expected = `at least ${count(minLength, "character")}`;
    report(
      trace,
      "minLength",
      `must have ${expected}`,
      expected,
      describe(value),
    );
  }
  if (!lengthWithin(value, 0, maxLength)) {
    const expected = `at most ${count(maxLength, "character")}`;
    report(
      trace,
      "maxLength",
      `must have ${expected}`,
      expected,
      describe(value),
    );
  }
  if (pattern?.test(value) === false) {
    report(
      trace,
      "pattern",
      `must match ${String(pattern)}`,
      `text matching ${String(pattern)}`,
      describe(value),
    );
  }
  format?.explain(value, format, trace);
}
