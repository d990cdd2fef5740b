import type { Node } from "./node.js";
import { visit } from "./trace.js";

/** The boolean pass for a named schema. */
export type Check = (value: unknown, depth: number) => boolean;

/**
 * A named schema: late, so that tables may stand in any order, and only where its check does not
 * accept the value.
 */
export function explainReference(to: () => Node, check?: Check): Node {
  let node: Node | undefined;
  return {
    explain: (value, trace) => visit(value, (node ??= to()), trace),
    accepts: (value, { depth }) => accepts(check, value, depth),
  };
}

/** Whether the first pass is known to accept the value, so that the second need not look inside. */
export function accepts(
  check: Check | undefined,
  value: unknown,
  depth: number,
): boolean {
  try {
    return check?.(value, depth) === true;
  } catch {
    // The second pass comes to the place that throws, and tells it.
    return false;
  }
}
