import { describe } from "./describe.js";
import type { FormatNode } from "./node.js";
import { report, reportType, type Trace } from "./trace.js";

/** Reports a string that does not have the format. */
export function explainFormat(
  value: unknown,
  { expected, test }: FormatNode,
  trace: Trace,
): void {
  if (typeof value !== "string") return reportType(trace, "string", value);
  if (!test(value))
    report(trace, "format", `must be ${expected}`, expected, describe(value));
}
