import { fits } from "./attempt.js";
import { describe } from "./describe.js";
import type { NotNode } from "./node-kinds.js";
import { report, type Trace } from "./trace.js";

/** Reports a value that fits what it must not fit. */
export function explainNot(value: unknown, node: NotNode, trace: Trace): void {
  if (!fits(value, node.node, trace)) return;
  report(
    trace,
    "not",
    "must not be what `not` excludes",
    "anything else",
    describe(value),
  );
}
