import { abandon } from "./attempt.js";
import { isTooDeep, isTooMuch, MAX_DEPTH, startDepth } from "./depth.js";
import { accepts, type Check } from "./explain-reference.js";
import type { Node } from "./node.js";
import { report, visit, type Trace } from "./trace.js";

/** As `explainReference` for a recursive schema, whose references are levels of depth. */
export function explainRecursive(to: () => Node, check?: Check): Node {
  let node: Node | undefined;
  return {
    explain: (value, trace) => {
      if (isTooDeep(++trace.depth)) reportDepth(trace);
      else visit(value, (node ??= to()), trace);
      trace.depth--;
    },
    accepts: (value, trace) => {
      // Not asked at every level: each would walk through all the levels below.
      if (trace.depth > 0) return false;
      if (!trace.isCounting) startDepth();
      trace.isCounting = true;
      return accepts(check, value, 1);
    },
  };
}

/** The value is not looked at: it may be cyclic. */
function reportDepth(trace: Trace): void {
  if (isTooMuch()) abandon(trace);
  const expected = `at most ${MAX_DEPTH} levels`;
  const message = `must be nested ${expected} deep`;
  report(trace, "depth", message, expected, "deeper nesting");
}
