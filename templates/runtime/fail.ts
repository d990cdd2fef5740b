import { explainValue } from "./explain.js";
import type { Table } from "./node.js";
import type { ValidationResult } from "./result.js";
import type { ValidateOptions } from "./validate-options.js";

/** The result of a `validate…` function for a value that the boolean pass has refused. */
export function fail<T>(
  value: unknown,
  node: Table,
  options?: ValidateOptions,
): ValidationResult<T> {
  if (options?.nulls !== undefined)
    return options.nulls(value, node, options) as ValidationResult<T>;
  return { ok: false, issues: explainValue(value, node, options) };
}
