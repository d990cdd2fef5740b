import type { Issue, ValidateOptions } from "./issue.js";
import type { Table } from "./node.js";
import { toPointer } from "./pointer.js";
import { report, visit, type Fault, type Trace } from "./trace.js";

/**
 * The error pass for a value that the boolean pass has refused: there is always at least one issue.
 * Never throws, whatever the value does when it is read.
 */
export function explainValue(
  value: unknown,
  node: Table,
  options?: ValidateOptions,
): readonly Issue[] {
  const issues = findIssues(value, node, options);
  if (issues.length > 0) return issues;
  const expected = "a valid value";
  const message = "is not valid";
  return [
    {
      path: [],
      pointer: "",
      code: "type",
      message,
      expected,
      received: "another",
    },
  ];
}

/** The error pass by itself: why the node refuses the value, and nothing where it accepts it. */
export function findIssues(
  value: unknown,
  node: Table,
  options?: ValidateOptions,
): readonly Issue[] {
  const { maxIssues = 100 } = options ?? {};
  const faults: Fault[] = [];
  const trace: Trace = {
    faults,
    maxIssues: maxIssues >= 1 ? maxIssues : 1,
    path: [],
    depth: 0,
    steps: 0,
  };
  try {
    visit(value, typeof node === "function" ? node() : node, trace);
  } catch {
    // The path still leads to where the pass ended.
    const received = "a value that throws when it is read";
    const [code, message, expected, other] = trace.end ?? [
      "type",
      "cannot be read",
      "a JSON value",
      received,
    ];
    trace.faults = faults;
    report(trace, code, message, expected, other);
  }
  for (const fault of faults) fault.pointer = toPointer(fault.path);
  return faults;
}
