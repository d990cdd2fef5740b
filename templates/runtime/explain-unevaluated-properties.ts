import { describe } from "./describe.js";
import { settleEvaluated } from "./evaluated.js";
import { explainLeftOver } from "./explain-left-over.js";
import type { Node } from "./node.js";
import { isObject } from "./object.js";
import { ownFields } from "./own.js";
import { reportAt } from "./report-at.js";
import type { Evaluated, UnevaluatedRules } from "./rules.js";
import { visit, type Trace } from "./trace.js";

/** Reports what `base` has to say, then what is wrong with the properties that it does not know. */
export function explainUnevaluatedProperties(rules: UnevaluatedRules): Node {
  return {
    explain: (value, trace) => {
      const before = trace.faults.length;
      visit(value, rules.base, trace);
      if (!isObject(value)) return;
      // Which alternative knows a property is open while none of them fits.
      const isOpen = ownFields(rules.evaluated).cases !== undefined;
      if (trace.faults.length === before || !isOpen)
        explainOthers(value, rules, trace);
    },
  };
}

function explainOthers(
  value: { readonly [key: string]: unknown },
  { evaluated, node }: UnevaluatedRules,
  trace: Trace,
): void {
  const known = settleEvaluated(value, evaluated, trace);
  const explain = (name: string): void => {
    if (node !== false) visit(value[name], node, trace, name);
    else reportUnknown(name, value[name], trace);
  };
  const keys = Object.keys(value).filter(
    (name) =>
      value[name] !== undefined && !known.some((part) => knows(part, name)),
  );
  explainLeftOver({ value, keys, known, knows, explain }, trace);
}

function knows(part: Evaluated, name: string): boolean {
  const { all, names, patterns } = ownFields(part);
  return (
    all === true ||
    names?.includes(name) === true ||
    patterns?.some((pattern) => pattern.test(name)) === true
  );
}

function reportUnknown(name: string, value: unknown, trace: Trace): void {
  const message = "is not a known property";
  const expected = "no property of this name";
  const received = describe(value);
  reportAt(name, trace, "unevaluatedProperties", message, expected, received);
}
