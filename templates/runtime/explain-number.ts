import { describe } from "./describe.js";
import type { IssueCode } from "./issue.js";
import type { NumberNode } from "./node-kinds.js";
import { report, reportType, type Trace } from "./trace.js";

/** Reports what is wrong with a number. NaN and the infinities are none: JSON has no word for them. */
export function explainNumber(
  value: unknown,
  node: NumberNode,
  trace: Trace,
): void {
  const isType = node.integer ? Number.isInteger : Number.isFinite;
  if (typeof value !== "number" || !isType(value)) {
    return reportType(trace, node.integer ? "integer" : "number", value);
  }
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } =
    node;
  const demand = (code: IssueCode, holds: boolean, expected: string): void => {
    if (!holds)
      report(trace, code, `must be ${expected}`, expected, describe(value));
  };
  if (minimum !== undefined)
    demand("minimum", value >= minimum, `at least ${minimum}`);
  if (maximum !== undefined)
    demand("maximum", value <= maximum, `at most ${maximum}`);
  if (exclusiveMinimum !== undefined) {
    demand(
      "exclusiveMinimum",
      value > exclusiveMinimum,
      `more than ${exclusiveMinimum}`,
    );
  }
  if (exclusiveMaximum !== undefined) {
    demand(
      "exclusiveMaximum",
      value < exclusiveMaximum,
      `less than ${exclusiveMaximum}`,
    );
  }
  if (multipleOf !== undefined && node.isMultipleOf !== undefined) {
    demand(
      "multipleOf",
      node.isMultipleOf(value, multipleOf),
      `a multiple of ${multipleOf}`,
    );
  }
}
