import { describe } from "./describe.js";
import type { PlainNode } from "./node.js";
import { report, reportType, type Trace } from "./trace.js";

/** Everything is right. */
export function explainAny(): void {}

/** Nothing is right: `false` as a schema. */
export function explainNever(
  value: unknown,
  _node: PlainNode,
  trace: Trace,
): void {
  report(trace, "never", "must not be present", "nothing", describe(value));
}

/** `null` alone. */
export function explainNull(
  value: unknown,
  _node: PlainNode,
  trace: Trace,
): void {
  if (value !== null) reportType(trace, "null", value);
}

/** `true` or `false`. */
export function explainBoolean(
  value: unknown,
  _node: PlainNode,
  trace: Trace,
): void {
  if (typeof value !== "boolean") reportType(trace, "boolean", value);
}
