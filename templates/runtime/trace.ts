import { describe, withArticle } from "./describe.js";
import type { Issue, IssueCode } from "./issue.js";
import type { Child } from "./node.js";

/** An issue before its pointer is spelled out: most of them are dropped with their alternative. */
export interface Fault extends Omit<Issue, "pointer"> {
  /** For a union of which no member fits: what each would have accepted. */
  readonly accepted?: readonly string[];
}

/** The state of one error pass. */
export interface Trace {
  readonly faults: Fault[];
  /** Where the pass is; pushed and popped, copied only for an issue. */
  readonly path: (string | number)[];
  readonly maxIssues: number;
  /** Nested references to recursive schemas. */
  depth: number;
  /** Set while alternatives are tried. */
  readonly work: Work | undefined;
}

/** What it has cost to try the alternatives of one place. */
export interface Work {
  /** The length of the place's path. */
  readonly at: number;
  steps: number;
  /** Steps for alternatives beside the most costly one, in unions within this one. */
  repeated: number;
}

/**
 * Recursive alternatives within alternatives multiply, and a hostile value could make that
 * exponential; honest values stay far below.
 */
const MOST_REPEATED_STEPS = 500_000;

/** Thrown to end a pass that has become too costly. */
export class TooCostly extends Error {
  readonly at: number;

  constructor(at: number) {
    super("too many alternatives");
    this.at = at;
  }
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
  const path = key === undefined ? trace.path.slice() : [...trace.path, key];
  if (trace.work !== undefined) trace.work.steps += path.length;
  append(trace, [{ path, code, message, expected, received }]);
}

/** Reports that the value has another type than the expected one: `string`, `object`. */
export function reportType(
  trace: Trace,
  expected: string,
  value: unknown,
): void {
  report(
    trace,
    "type",
    `must be ${withArticle(expected)}`,
    expected,
    describe(value),
  );
}

/** Adds issues as they are, as many as there is room for. */
export function append(trace: Trace, faults: readonly Fault[]): void {
  for (const fault of faults) {
    if (isFull(trace)) return;
    trace.faults.push(fault);
  }
}

/** Whether the pass has as many issues as it was asked for. */
export function isFull(trace: Trace): boolean {
  return trace.faults.length >= trace.maxIssues;
}

/** Explains the value by the node, at the current place. */
export function visit(value: unknown, child: Child, trace: Trace): void {
  if (isFull(trace)) return;
  if (trace.work !== undefined) trace.work.steps++;
  const node = typeof child === "function" ? child() : child;
  // Each node's `explain` takes that very kind of node: the tables' types say so, this call cannot.
  node.explain(value, node as never, trace);
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

/** The issues that the node has with the value, without reporting them; none: it fits. */
export function attempt(
  value: unknown,
  child: Child,
  trace: Trace,
  // Not the caller's cap: which alternative is closest must not depend on it.
  maxIssues: number = Math.max(trace.maxIssues, 100),
): readonly Fault[] {
  const faults: Fault[] = [];
  const { path, depth } = trace;
  const work = trace.work ?? { at: path.length, steps: 0, repeated: 0 };
  visit(value, child, { faults, path, maxIssues, depth, work });
  return faults;
}

/**
 * As `attempt` for one alternative after the other, until one fits or, to find them all, to the end.
 * Ends the pass when that has become too costly.
 */
export function attemptEach(
  value: unknown,
  children: readonly Child[],
  trace: Trace,
  findAll: boolean,
): readonly (readonly Fault[])[] {
  const { work } = trace;
  const attempts: (readonly Fault[])[] = [];
  let largest = 0;
  // A few steps are free, or a long list of nullable things would look costly.
  let repeated = -2 * children.length;
  for (const child of children) {
    const before = work?.steps ?? 0;
    const faults = attempt(value, child, trace);
    const steps = (work?.steps ?? 0) - before;
    repeated += Math.min(steps, largest);
    largest = Math.max(steps, largest);
    attempts.push(faults);
    if (faults.length === 0 && !findAll) break;
  }
  if (work !== undefined && repeated > 0) {
    work.repeated += repeated;
    if (work.repeated > MOST_REPEATED_STEPS) throw new TooCostly(work.at);
  }
  return attempts;
}

/** Whether the value fits the node. */
export function fits(value: unknown, child: Child, trace: Trace): boolean {
  return attempt(value, child, trace, 1).length === 0;
}
