import { explainValue } from "./explain.js";
import type { Issue, ValidateOptions } from "./issue.js";
import type { Table } from "./node.js";

/** The result of a `validate…` function for a value that the boolean pass has refused. */
export function fail(
  value: unknown,
  node: Table,
  options?: ValidateOptions,
): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues: explainValue(value, node, options) };
}
