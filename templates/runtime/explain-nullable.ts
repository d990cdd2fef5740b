import { isMismatch } from "./mismatch.js";
import type { Child, Node } from "./node.js";
import { isFine, visit } from "./trace.js";

/**
 * The child fits, or the value is `null`. The child is of a kind that says at once if the value is of
 * another type; `code`: how to report that then.
 */
export function explainNullable(
  child: Child,
  code: "type" | "anyOf" = "type",
): Node {
  return {
    accepts: (value, trace) => value === null || isFine(value, child, trace),
    explain: (value, trace) => {
      const { faults, accepted } = trace;
      const { length } = faults;
      visit(value, child, trace);
      const fault = faults.length > length ? faults[length] : undefined;
      if (fault === undefined || !isMismatch(fault, trace)) return;
      accepted?.set(fault, [fault.expected, "null"]);
      fault.code = code;
      fault.expected += " or null";
      fault.message += " or null";
    },
  };
}
