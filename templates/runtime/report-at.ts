import type { IssueCode } from "./issue.js";
import { report, visit, type Trace } from "./trace.js";

/** Adds an issue at the property or item `key` of the current place. */
export function reportAt(
  key: string | number,
  trace: Trace,
  code: IssueCode,
  message: string,
  expected: string,
  received: string,
): void {
  const explain = (): void => report(trace, code, message, expected, received);
  visit(undefined, { explain }, trace, key);
}

/** Adds an issue for a property that is not there. */
export function reportMissing(
  name: string,
  trace: Trace,
  code: IssueCode = "required",
  message: string = "is required",
): void {
  reportAt(name, trace, code, message, "a value", "nothing");
}
