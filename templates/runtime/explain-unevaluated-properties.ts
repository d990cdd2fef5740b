import { describe } from "./describe.js";
import { settleEvaluated } from "./evaluated.js";
import type { UnevaluatedNode } from "./node-kinds.js";
import type { Evaluated } from "./node.js";
import { isObject } from "./object.js";
import { isFull, report, visit, visitAt, type Trace } from "./trace.js";

/** Reports what `base` has to say, then what is wrong with the properties that it does not know. */
export function explainUnevaluatedProperties(
  value: unknown,
  node: UnevaluatedNode,
  trace: Trace,
): void {
  const before = trace.faults.length;
  visit(value, node.base, trace);
  if (!isObject(value)) return;
  // Which alternative knows a property is open while none of them fits.
  if (trace.faults.length > before && node.evaluated.cases !== undefined)
    return;
  const known = settleEvaluated(value, node.evaluated, trace);
  for (const name of Object.keys(value)) {
    if (isFull(trace)) return;
    const property = value[name];
    if (property === undefined || known.some((part) => knows(part, name)))
      continue;
    if (node.node !== false) visitAt(name, property, node.node, trace);
    else reportUnknown(name, property, trace);
  }
}

function knows({ all, names, patterns }: Evaluated, name: string): boolean {
  return (
    all === true ||
    names?.includes(name) === true ||
    patterns?.some((pattern) => pattern.test(name)) === true
  );
}

function reportUnknown(name: string, value: unknown, trace: Trace): void {
  report(
    trace,
    "unevaluatedProperties",
    "is not a known property",
    "no property of this name",
    describe(value),
    name,
  );
}
