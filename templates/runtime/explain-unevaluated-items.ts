import { fits } from "./attempt.js";
import { describe } from "./describe.js";
import { settleEvaluated } from "./evaluated.js";
import { explainLeftOver } from "./explain-left-over.js";
import type { Node } from "./node.js";
import { ownFields } from "./own.js";
import { reportAt } from "./report-at.js";
import type { Evaluated, UnevaluatedRules } from "./rules.js";
import { visit, type Trace } from "./trace.js";

/** Reports what `base` has to say, then what is wrong with the items that it does not know. */
export function explainUnevaluatedItems(rules: UnevaluatedRules): Node {
  return {
    explain: (value, trace) => {
      const before = trace.faults.length;
      visit(value, rules.base, trace);
      if (!Array.isArray(value)) return;
      // Which alternative knows an item is open while none of them fits.
      const isOpen = ownFields(rules.evaluated).cases !== undefined;
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
  const explain = (index: number): void => {
    if (node !== false) visit(array[index], node, trace, index);
    else reportUnknown(index, array[index], trace);
  };
  const knowsOf = (part: Evaluated, index: number): boolean =>
    knows(part, index, array[index], trace);
  const keys = [...array.keys()].filter(
    (index) => !known.some((part) => knowsOf(part, index)),
  );
  const leftOver = { value: array, keys, known, knows: knowsOf, explain };
  explainLeftOver(leftOver, trace);
}

function knows(
  part: Evaluated,
  index: number,
  item: unknown,
  trace: Trace,
): boolean {
  const { all, first = 0, matching } = ownFields(part);
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
