import type { Table } from "./node.js";
import type { ValidationResult } from "./result.js";

/** Options of the `assert…` functions. */
export interface AssertOptions {
  /** Stop after so many issues. Default: 100; at least 1. */
  readonly maxIssues?: number | undefined;
}

/** Options of the `validate…` functions. */
export interface ValidateOptions extends AssertOptions {
  /**
   * `nullIsUnset`: a field that is null, and whose schema does not allow null, counts as absent. It is a
   * function so that it ships only where it is used.
   */
  readonly nulls?: NullRule | undefined;
}

/** A second reading of a value that its schema refuses as it is. */
export type NullRule = (
  value: unknown,
  table: Table,
  options: AssertOptions,
) => ValidationResult<unknown>;
