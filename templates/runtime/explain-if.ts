import { fits } from "./attempt.js";
import type { IfNode } from "./node-kinds.js";
import { visit, type Trace } from "./trace.js";

/** Reports what `then` or `else` has to say. */
export function explainIf(value: unknown, node: IfNode, trace: Trace): void {
  const branch = fits(value, node.if, trace) ? node.then : node.else;
  if (branch !== undefined) visit(value, branch, trace);
}
