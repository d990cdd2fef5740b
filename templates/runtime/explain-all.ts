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
          const said = new Set(trace.faults.slice(start).map(wordsOf));
          const isNew = (fault: Fault): boolean => !said.has(wordsOf(fault));
          append(trace, attempt(value, member, trace).filter(isNew));
        }
      }
    },
  };
}

/** What people read: alternatives have a code of their own for the kind of value. */
function wordsOf({ pointer, message }: Fault): string {
  return `${JSON.stringify(pointer)} ${message}`;
}
