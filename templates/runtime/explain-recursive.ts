import { abandon } from "./attempt.js";
import { isTooDeep, isTooMuch, MAX_DEPTH, startDepth } from "./depth.js";
import { accepts } from "./explain-reference.js";
import { madeBy } from "./made-by.js";
import type { ReferenceNode } from "./node-kinds.js";
import { report, visit, type Trace } from "./trace.js";

/** As `explainReference` for a recursive schema, whose references are levels of depth. */
export function explainRecursive(
  value: unknown,
  { is, to }: ReferenceNode,
  trace: Trace,
): void {
  if (trace.isCounting === undefined) {
    startDepth();
    trace.isCounting = true;
  }
  if (isTooDeep(trace.depth + 1)) {
    if (isTooMuch()) abandon(trace, trace.work?.at ?? 0);
    const expected = `at most ${MAX_DEPTH} levels`;
    const message = `must be nested ${expected} deep`;
    // The value is not looked at: it may be cyclic.
    report(trace, "depth", message, expected, "deeper nesting");
    return;
  }
  trace.depth++;
  // Not asked at every level: each would walk through all the levels below.
  if (trace.depth > 1 || !accepts(is, value, trace.depth))
    visit(value, madeBy(to), trace);
  trace.depth--;
}
