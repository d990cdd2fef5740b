import type { Child } from "./node.js";
import { isFull, visit, type Fault, type Trace } from "./trace.js";

/**
 * Recursive alternatives within alternatives multiply, and a hostile value could make that
 * exponential; honest values stay far below.
 */
const MOST_REPEATED_STEPS = 500_000;

/** The issues that the node has with the value, without reporting them; none: it fits. */
export function attempt(
  value: unknown,
  child: Child,
  trace: Trace,
  // Not the caller's cap: which alternative is closest must not depend on it.
  most: number = Math.max(trace.maxIssues, 100),
): readonly Fault[] {
  const { faults, maxIssues, work, path } = trace;
  trace.faults = [];
  trace.maxIssues = most;
  trace.work ??= { at: path.length, repeated: 0 };
  visit(value, child, trace);
  const found = trace.faults;
  trace.faults = faults;
  trace.maxIssues = maxIssues;
  trace.work = work;
  return found;
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
    const before = trace.steps;
    const faults = attempt(value, child, trace);
    const steps = trace.steps - before;
    repeated += Math.min(steps, largest);
    largest = Math.max(steps, largest);
    attempts.push(faults);
    if (faults.length === 0 && !findAll) break;
  }
  if (work !== undefined && repeated > 0) {
    work.repeated += repeated;
    if (work.repeated > MOST_REPEATED_STEPS) abandon(trace, work.at);
  }
  return attempts;
}

/** Whether the value fits the node. */
export function fits(value: unknown, child: Child, trace: Trace): boolean {
  return attempt(value, child, trace, 1).length === 0;
}

/** Adds issues as they are, as many as there is room for. */
export function append(trace: Trace, faults: readonly Fault[]): void {
  for (const fault of faults) {
    if (isFull(trace)) return;
    trace.faults.push(fault);
  }
}

/** Ends the pass: it has become too costly to tell which alternative was meant at this place. */
export function abandon(trace: Trace, at: number): never {
  const message = "fits none of the alternatives";
  trace.path.length = at;
  trace.end = ["anyOf", message, "one of them", "another value"];
  throw new RangeError(message);
}
