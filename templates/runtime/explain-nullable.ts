import { isMismatch, reportMismatch } from "./mismatch.js";
import type { NullableNode } from "./node-kinds.js";
import { visit, type Trace } from "./trace.js";

/** Reports what is wrong with a value other than `null`. */
export function explainNullable(
  value: unknown,
  { node, code = "type" }: NullableNode,
  trace: Trace,
): void {
  if (value === null) return;
  const { faults, path } = trace;
  const start = faults.length;
  visit(value, node, trace);
  const first = faults[start];
  if (first === undefined || !isMismatch(first, path.length)) return;
  reportMismatch(value, code, faults.splice(start), ["null"], trace);
}
