import type { Child, Node } from "./node.js";
import { isFull, reportType, visit } from "./trace.js";

/** An array with rules for its items, and no others. */
export function explainItems(items: Child): Node {
  return {
    explain: (value, trace) => {
      if (!Array.isArray(value)) return reportType(value, trace, "array");
      for (let i = 0; i < value.length && !isFull(trace); i++)
        visit(value[i], items, trace, i);
    },
  };
}
