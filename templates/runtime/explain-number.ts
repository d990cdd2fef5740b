import type { IssueCode } from "./issue.js";
import type { Node } from "./node.js";
import { ownFields } from "./own.js";
import type { NumberRules } from "./rules.js";
import { demand, reportType, type Trace } from "./trace.js";

/** A number. NaN and the infinities are none: JSON has no word for them. */
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
