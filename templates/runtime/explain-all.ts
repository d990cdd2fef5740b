import { append, attempt } from "./attempt.js";
import type { Child, Node } from "./node.js";
import { visit, type Fault } from "./trace.js";

/** All members fit. What two of them say alike counts once. */
export function explainAll(members: readonly Child[]): Node {
  return {
    explain: (value, trace) => {
      const start = trace.faults.length;
      for (const member of members) {
        if (trace.faults.length === start) visit(value, member, trace);
        else {
          const said = trace.faults.slice(start);
          const isNew = (fault: Fault): boolean =>
            !said.some((other) => isSame(fault, other));
          append(trace, attempt(value, member, trace).filter(isNew));
        }
      }
    },
  };
}

/** In the words that people read: alternatives have a code of their own for the kind of value. */
function isSame(a: Fault, b: Fault): boolean {
  return a.message === b.message && a.pointer === b.pointer;
}
