import { describe } from "./describe.js";
import type { IssueCode } from "./issue.js";
import type { NumberNode } from "./node.js";
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
  const {
    minimum,
    maximum,
    exclusiveMinimum,
    exclusiveMaximum,
    multipleOf,
    test,
  } = node;
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
  if (test !== undefined)
    demand("format", test(value), numberPhrase(node.format));
}

/** A format of numbers in words, to be read after `must be`. */
function numberPhrase(format: string = "number"): string {
  switch (format) {
    case "int32":
      return "an integer from -2147483648 to 2147483647";
    case "uint32":
      return "an integer from 0 to 4294967295";
    default:
      return `a valid ${format}`;
  }
}
