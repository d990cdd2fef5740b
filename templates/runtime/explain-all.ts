import { append, attempt } from "./attempt.js";
import type { AllNode } from "./node-kinds.js";
import { visit, type Fault, type Trace } from "./trace.js";

/** Reports what each member has to say; what two of them say alike counts once. */
export function explainAll(value: unknown, node: AllNode, trace: Trace): void {
  const start = trace.faults.length;
  for (const [index, member] of node.members.entries()) {
    if (index === 0 || trace.faults.length === start)
      visit(value, member, trace);
    else {
      const said = trace.faults.slice(start);
      const isNew = (fault: Fault): boolean =>
        !said.some((other) => isSame(fault, other));
      append(trace, attempt(value, member, trace).filter(isNew));
    }
  }
}

function isSame(a: Fault, b: Fault): boolean {
  return (
    a.code === b.code &&
    a.message === b.message &&
    JSON.stringify(a.path) === JSON.stringify(b.path)
  );
}
