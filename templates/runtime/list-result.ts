import { findIssues } from "./explain.js";
import type { Table } from "./node.js";
import type { ValidationResult } from "./result.js";
import type { ValidateOptions } from "./validate-options.js";

/**
 * The result of a `validate…` function for a list, or a page of one: its table asks item by item whether
 * there is anything to explain, so that no item is looked at twice. `depth`: where recursive schemas are
 * reached, what `startDepth` gives.
 */
export function listResult<T>(
  value: unknown,
  table: Table,
  options?: ValidateOptions,
  depth?: number,
): ValidationResult<T> {
  const issues = findIssues(value, table, options, depth);
  if (issues.length === 0) return { ok: true, value: value as T };
  return options?.nulls === undefined
    ? { ok: false, issues }
    : (options.nulls(value, table, options) as ValidationResult<T>);
}
