import { describe } from "./describe.js";
import type { PlainNode } from "./node-kinds.js";
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
  if (value !== null)
    report(trace, "type", "must be null", "null", describe(value));
}

/** `true` or `false`. */
export function explainBoolean(
  value: unknown,
  _node: PlainNode,
  trace: Trace,
): void {
  if (typeof value !== "boolean") reportType(trace, "boolean", value);
}

/** A string. */
export function explainText(
  value: unknown,
  _node: PlainNode,
  trace: Trace,
): void {
  if (typeof value !== "string") reportType(trace, "string", value);
}
