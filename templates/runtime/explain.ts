import { startDepth } from "./depth.js";
import type { Issue, ValidateOptions } from "./issue.js";
import type { Child } from "./node.js";
import { toPointer } from "./pointer.js";
import { report, TooCostly, visit, type Fault, type Trace } from "./trace.js";

/**
 * The error pass for a value that the boolean pass has refused: there is always at least one issue.
 * Never throws, whatever the value does when it is read.
 */
export function explainValue(
  value: unknown,
  node: Child,
  options?: ValidateOptions,
): readonly Issue[] {
  const issues = findIssues(value, node, options);
  if (issues.length > 0) return issues;
  return [
    {
      path: [],
      pointer: "",
      code: "type",
      message: "is not valid",
      expected: "a valid value",
      received: "another",
    },
  ];
}

/** The error pass by itself: why the node refuses the value, and nothing where it accepts it. */
export function findIssues(
  value: unknown,
  node: Child,
  options?: ValidateOptions,
): readonly Issue[] {
  const { maxIssues = 100 } = options ?? {};
  const trace: Trace = {
    faults: [],
    path: [],
    maxIssues: maxIssues >= 1 ? maxIssues : 1,
    depth: startDepth(),
    work: undefined,
  };
  try {
    visit(value, node, trace);
  } catch (error) {
    reportAbandoned(error, trace);
  }
  return trace.faults.map(toIssue);
}

function toIssue({ path, accepted: _, ...rest }: Fault): Issue {
  return { path, pointer: toPointer(path), ...rest };
}

/** The path still leads to where the pass ended. */
function reportAbandoned(error: unknown, trace: Trace): void {
  if (error instanceof TooCostly) {
    trace.path.length = error.at;
    report(
      trace,
      "anyOf",
      "fits none of the alternatives",
      "one of them",
      "another value",
    );
  } else {
    report(
      trace,
      "type",
      "cannot be read",
      "a JSON value",
      "a value that throws when it is read",
    );
  }
}
