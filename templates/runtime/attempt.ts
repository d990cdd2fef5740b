import type { Child } from "./node.js";
import { isFull, report, visit, type Fault, type Trace } from "./trace.js";

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
  const { faults, maxIssues, alternatives, path, pointer, nulls } = trace;
  const count = nulls?.found.length;
  trace.faults = [];
  trace.maxIssues = most;
  trace.alternatives ??= { faults, path, pointer, repeated: 0 };
  visit(value, child, trace);
  const found = trace.faults;
  trace.faults = faults;
  trace.maxIssues = maxIssues;
  trace.alternatives = alternatives;
  // What does not apply to the value does not say which of its fields are unset.
  if (nulls !== undefined && found.length > 0) nulls.found.length = count ?? 0;
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
  const { alternatives, nulls } = trace;
  if (nulls !== undefined) {
    // An alternative that fits as it is comes before one that fits without its null fields.
    trace.nulls = undefined;
    const exact = attemptEach(value, children, trace, findAll);
    trace.nulls = nulls;
    if (exact.some(({ length }) => length === 0)) return exact;
  }
  const attempts: (readonly Fault[])[] = [];
  let largest = 0;
  // A few steps are free, or a long list of nullable things would look costly.
  let repeated = -2 * children.length;
  for (let i = 0; i < children.length; i++) {
    const child = children[i] as Child;
    const before = trace.steps;
    const faults = attempt(value, child, trace);
    const steps = trace.steps - before;
    repeated += Math.min(steps, largest);
    largest = Math.max(steps, largest);
    attempts.push(faults);
    if (faults.length === 0 && !findAll) break;
  }
  if (alternatives !== undefined && repeated > 0) {
    alternatives.repeated += repeated;
    if (alternatives.repeated > MOST_REPEATED_STEPS) abandon(trace);
  }
  return attempts;
}

/** Whether the value fits the node, as it is. */
export function fits(value: unknown, child: Child, trace: Trace): boolean {
  const { nulls } = trace;
  trace.nulls = undefined;
  const found = attempt(value, child, trace, 1);
  trace.nulls = nulls;
  return found.length === 0;
}

/** Adds issues as they are, as many as there is room for. */
export function append(trace: Trace, faults: readonly Fault[]): void {
  for (let i = 0; i < faults.length && !isFull(trace); i++)
    trace.faults.push(faults[i] as Fault);
}

/** Ends the pass: it has become too costly to tell which alternative was meant. */
export function abandon(trace: Trace): never {
  const { faults, path, pointer } = trace.alternatives ?? trace;
  Object.assign(trace, { faults, path, pointer });
  const message = "fits none of the alternatives";
  report(trace, "anyOf", message, "one of them", "another value");
  // It is caught where the pass starts, and this was the last issue.
  trace.maxIssues = 0;
  throw new RangeError(message);
}
