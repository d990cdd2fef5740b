import { describe, describeValues } from "./describe.js";
import type { EnumNode } from "./node-kinds.js";
import { report, type Trace } from "./trace.js";

/** Reports a value that is none of the listed ones, which are neither arrays nor objects. */
export function explainEnum(
  value: unknown,
  { values }: EnumNode,
  trace: Trace,
): void {
  if (values.includes(value)) return;
  const expected = describeValues(values);
  const code = values.length === 1 ? "const" : "enum";
  report(trace, code, `must be ${expected}`, expected, describe(value));
}
