import { describe } from "./describe.js";
import type { Issue, IssueCode } from "./issue.js";
import type { Child } from "./node.js";

/** An issue on its way: its pointer is spelled out at the end, as most are dropped before. */
export type Fault = Omit<Issue, "pointer"> & { pointer: string };

/** The state of one error pass. */
export interface Trace {
  /** Set aside while an alternative is tried. */
  faults: Fault[];
  maxIssues: number;
  /** Where the pass is; pushed and popped, copied only for an issue. */
  readonly path: (string | number)[];
  /** Nested references to recursive schemas. */
  depth: number;
  /** References to recursive schemas are counted since the start of the pass. */
  isCounting?: true;
  /** What the pass has cost so far, in visits. */
  steps: number;
  /** Set while alternatives are tried. */
  work?: Work | undefined;
  /** What to say of the place where the pass was ended early. */
  end?: readonly [IssueCode, string, string, string];
}

/** What it has cost to try the alternatives of one place. */
export interface Work {
  /** The length of the place's path. */
  readonly at: number;
  /** Steps for alternatives beside the most costly one, in unions within this one. */
  repeated: number;
}

/** Adds an issue at the current place, or at its property or item `key`. */
export function report(
  trace: Trace,
  code: IssueCode,
  message: string,
  expected: string,
  received: string,
  key?: string | number,
): void {
  if (isFull(trace)) return;
  const path = trace.path.slice();
  if (key !== undefined) path.push(key);
  trace.steps += path.length;
  trace.faults.push({ path, pointer: "", code, message, expected, received });
}

/** Reports that the value has another type than the expected one: `string`, `object`. */
export function reportType(
  trace: Trace,
  expected: string,
  value: unknown,
): void {
  const article = /^[aio]/.test(expected) ? "an" : "a";
  const message = `must be ${article} ${expected}`;
  report(trace, "type", message, expected, describe(value));
}

/** Whether the pass has as many issues as it was asked for. */
export function isFull(trace: Trace): boolean {
  return trace.faults.length >= trace.maxIssues;
}

/** Explains the value by the node, at the current place. */
export function visit(value: unknown, child: Child, trace: Trace): void {
  trace.steps++;
  if (isFull(trace)) return;
  if (typeof child !== "string") {
    // Each node's `explain` takes that very kind of node: the tables are made so.
    child.explain(value, child as never, trace);
  } else if (typeof value !== child) reportType(trace, child, value);
}

/** Explains a property or an item. */
export function visitAt(
  key: string | number,
  value: unknown,
  child: Child,
  trace: Trace,
): void {
  trace.path.push(key);
  visit(value, child, trace);
  trace.path.pop();
}
