import { fits } from "./attempt.js";
import { describe } from "./describe.js";
import { settleEvaluated } from "./evaluated.js";
import type { Node } from "./node.js";
import { reportAt } from "./report-at.js";
import type { Evaluated, UnevaluatedRules } from "./rules.js";
import { isFull, visit, type Trace } from "./trace.js";

/** Reports what `base` has to say, then what is wrong with the items that it does not know. */
export function explainUnevaluatedItems(rules: UnevaluatedRules): Node {
  return {
    explain: (value, trace) => {
      const before = trace.faults.length;
      visit(value, rules.base, trace);
      if (!Array.isArray(value)) return;
      // Which alternative knows an item is open while none of them fits.
      const isOpen = rules.evaluated.cases !== undefined;
      if (trace.faults.length === before || !isOpen)
        explainOthers(value, rules, trace);
    },
  };
}

function explainOthers(
  array: readonly unknown[],
  { evaluated, node }: UnevaluatedRules,
  trace: Trace,
): void {
  const known = settleEvaluated(array, evaluated, trace);
  for (let i = 0; i < array.length && !isFull(trace); i++) {
    const item = array[i];
    if (known.some((part) => knows(part, i, item, trace))) continue;
    if (node !== false) visit(item, node, trace, i);
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
  const message = "is one item too many";
  const received = describe(item);
  reportAt(index, trace, "unevaluatedItems", message, "no item here", received);
}
