import { fits } from "./attempt.js";
import { describe } from "./describe.js";
import { settleEvaluated } from "./evaluated.js";
import type { UnevaluatedNode } from "./node-kinds.js";
import type { Evaluated } from "./node.js";
import { isFull, report, visit, visitAt, type Trace } from "./trace.js";

/** Reports what `base` has to say, then what is wrong with the items that it does not know. */
export function explainUnevaluatedItems(
  value: unknown,
  node: UnevaluatedNode,
  trace: Trace,
): void {
  const before = trace.faults.length;
  visit(value, node.base, trace);
  if (!Array.isArray(value)) return;
  // Which alternative knows an item is open while none of them fits.
  if (trace.faults.length > before && node.evaluated.cases !== undefined)
    return;
  const array: readonly unknown[] = value;
  const known = settleEvaluated(array, node.evaluated, trace);
  for (let i = 0; i < array.length && !isFull(trace); i++) {
    const item = array[i];
    if (known.some((part) => knows(part, i, item, trace))) continue;
    if (node.node !== false) visitAt(i, item, node.node, trace);
    else reportUnknown(i, item, trace);
  }
}

function knows(
  { all, first = 0, matching }: Evaluated,
  index: number,
  item: unknown,
  trace: Trace,
): boolean {
  return (
    all === true ||
    index < first ||
    matching?.some((child) => fits(item, child, trace)) === true
  );
}

function reportUnknown(index: number, item: unknown, trace: Trace): void {
  report(
    trace,
    "unevaluatedItems",
    "is one item too many",
    "no item here",
    describe(item),
    index,
  );
}
