import type { ItemsNode } from "./node-kinds.js";
import { isFull, reportType, visitAt, type Trace } from "./trace.js";

/** Reports what is wrong with the items of an array that has no other rules. */
export function explainItems(
  value: unknown,
  { items }: ItemsNode,
  trace: Trace,
): void {
  if (!Array.isArray(value)) return reportType(trace, "array", value);
  for (let i = 0; i < value.length && !isFull(trace); i++)
    visitAt(i, value[i], items, trace);
}
