import { isTooDeep, isTooMuch, MAX_DEPTH } from "./depth.js";
import type { RecursiveNode } from "./node.js";
import { report, TooCostly, visit, type Trace } from "./trace.js";

/** Reports what the named schema has to say, one level deeper. */
export function explainRecursive(
  value: unknown,
  node: RecursiveNode,
  trace: Trace,
): void {
  if (isTooDeep(trace.depth + 1)) {
    if (isTooMuch()) throw new TooCostly(trace.work?.at ?? 0);
    const expected = `at most ${MAX_DEPTH} levels`;
    // The value is not looked at: it may be cyclic.
    report(
      trace,
      "depth",
      `must be nested ${expected} deep`,
      expected,
      "deeper nesting",
    );
    return;
  }
  trace.depth++;
  visit(value, node.to(), trace);
  trace.depth--;
}
