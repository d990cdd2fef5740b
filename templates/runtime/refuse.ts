import { explainValue } from "./explain.js";
import type { Table } from "./node.js";
import { ValidationError } from "./validation-error.js";
import type { AssertOptions } from "./validate-options.js";

/** The error that an `assert…` function throws for a value that the boolean pass has refused. */
export function refuse(
  name: string,
  value: unknown,
  node: Table,
  options?: AssertOptions,
): ValidationError {
  return new ValidationError(name, explainValue(value, node, options));
}
