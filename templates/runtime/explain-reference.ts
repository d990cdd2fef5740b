import { madeBy } from "./made-by.js";
import type { ReferenceNode } from "./node-kinds.js";
import { visit, type Trace } from "./trace.js";

/** Reports what the named schema has to say of a value that the first pass does not accept. */
export function explainReference(
  value: unknown,
  { is, to }: ReferenceNode,
  trace: Trace,
): void {
  if (!accepts(is, value, trace.depth)) visit(value, madeBy(to), trace);
}

/** Whether the first pass is known to accept the value, so that the second need not look inside. */
export function accepts(
  is: ReferenceNode["is"],
  value: unknown,
  depth: number,
): boolean {
  try {
    return is?.(value, depth) === true;
  } catch {
    // The second pass comes to the place that throws, and tells it.
    return false;
  }
}
