import { fits } from "./attempt.js";
import type { Child, Node } from "./node.js";
import type { Choice } from "./rules.js";
import { demand } from "./trace.js";

/** Reports a value that fits what it must not fit; `choice` has better words for it. */
export function explainNot(child: Child, choice?: Choice): Node {
  return {
    explain: (value, trace) => {
      const message = "must not be what `not` excludes";
      if (!fits(value, child, trace)) return;
      if (choice?.several(value, trace) !== true)
        demand(value, trace, "not", "anything else", message);
    },
  };
}
