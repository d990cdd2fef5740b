import { lengthWithin } from "./code-points.js";
import { count } from "./describe.js";
import type { Node } from "./node.js";
import { ownFields } from "./own.js";
import type { StringRules } from "./rules.js";
import { demand, reportType } from "./trace.js";

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
