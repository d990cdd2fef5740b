import { fits } from "./attempt.js";
import type { Child, Node } from "./node.js";
import { demand } from "./trace.js";

/** Reports a value that fits what it must not fit. */
export function explainNot(child: Child): Node {
  return {
    explain: (value, trace) => {
      const message = "must not be what `not` excludes";
      if (fits(value, child, trace))
        demand(value, trace, "not", "anything else", message);
    },
  };
}
