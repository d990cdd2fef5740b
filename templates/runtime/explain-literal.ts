import {
  describe,
  describeValues,
  joinOr,
  quote,
  withArticle,
} from "./describe.js";
import { equal } from "./equal.js";
import type { LiteralNode } from "./node-kinds.js";
import { report, type Trace } from "./trace.js";

/** Reports a value that is none of the listed ones. */
export function explainLiteral(
  value: unknown,
  node: LiteralNode,
  trace: Trace,
): void {
  const { values } = node;
  if (node.open) return explainOpen(value, values, trace);
  if (values.some((listed) => equal(listed, value))) return;
  const expected = describeValues(values);
  const code = values.length === 1 ? "const" : "enum";
  report(trace, code, `must be ${expected}`, expected, describe(value));
}

/** Any string passes, so what can be wrong is the type. */
function explainOpen(
  value: unknown,
  values: readonly unknown[],
  trace: Trace,
): void {
  if (
    typeof value === "string" ||
    values.some((listed) => equal(listed, value))
  )
    return;
  const others = values
    .filter((listed) => typeof listed !== "string")
    .map(quote);
  const expected = ["string", ...others];
  const message = `must be ${joinOr(expected.map(withArticle))}`;
  report(trace, "type", message, joinOr(expected), describe(value));
}
