import type { Node } from "./node.js";
import type { ValidationResult } from "./result.js";
import type { ValidateOptions } from "./validate-options.js";

/** A named schema whose table is in another module: by the function that validates it. */
export function explainValidated(
  validate: (
    value: unknown,
    options?: ValidateOptions,
  ) => ValidationResult<unknown>,
): Node {
  return {
    explain: (value, trace) => {
      const { faults, maxIssues, path, pointer } = trace;
      const result = validate(value, { maxIssues: maxIssues - faults.length });
      if (result.ok) return;
      for (const issue of result.issues) {
        faults.push({
          ...issue,
          // Whoever tells alternatives apart asks whether it is the very place.
          path: issue.path.length === 0 ? path : [...path, ...issue.path],
          pointer: pointer + issue.pointer,
        });
      }
    },
  };
}
