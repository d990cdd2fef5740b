import type { Issue } from "./issue.js";
import type { Table } from "./node.js";
import { report, visit, type NullReader, type Trace } from "./trace.js";
import type { AssertOptions } from "./validate-options.js";

/**
 * The error pass for a value that the boolean pass has refused: there is always at least one issue.
 * Never throws, whatever the value does when it is read.
 */
export function explainValue(
  value: unknown,
  table: Table,
  options?: AssertOptions,
): readonly Issue[] {
  const trace = explainWhole(value, table, options);
  if (trace.faults.length === 0)
    report(trace, "type", "is not valid", "a valid value", "another");
  return trace.faults;
}

/** The error pass by itself: why the node refuses the value, and nothing where it accepts it. */
export function findIssues(
  value: unknown,
  table: Table,
  options?: AssertOptions,
  depth?: number,
): readonly Issue[] {
  return explainWhole(value, table, options, depth).faults;
}

/** The whole pass, with all that it has found. Never throws. */
export function explainWhole(
  value: unknown,
  table: Table,
  { maxIssues = 100 }: AssertOptions = {},
  depth: number = 0,
  nulls?: NullReader,
): Trace {
  const trace: Trace = {
    faults: [],
    maxIssues: maxIssues >= 1 ? maxIssues : 1,
    path: [],
    pointer: "",
    depth,
    steps: 0,
    nulls,
  };
  const { faults } = trace;
  try {
    visit(value, typeof table === "function" ? table() : table, trace);
  } catch {
    trace.faults = faults;
    // The path still leads to where the pass ended.
    const received = "a value that throws when it is read";
    report(trace, "type", "cannot be read", "a JSON value", received);
  }
  return trace;
}
