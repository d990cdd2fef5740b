import { formatIssue } from "./format-issues.js";
import type { Issue } from "./issue.js";

/** Thrown by the `assert…` functions. The message names the first faults, `issues` holds all. */
export class ValidationError extends Error {
  override readonly name: string = "ValidationError";
  readonly issues: readonly Issue[];
  /** Of the answer, where it is the body of one that is not valid. */
  readonly status: number | undefined;

  /** `subject`: what was checked, as the message's first word: `App`. */
  constructor(subject: string, issues: readonly Issue[], status?: number) {
    super(`${subject} is not valid: ${summarize(issues)}`);
    this.issues = issues;
    this.status = status;
  }
}

function summarize(issues: readonly Issue[]): string {
  const shown = issues.slice(0, 3).map(formatIssue).join("; ");
  return issues.length > 3 ? `${shown}; and ${issues.length - 3} more` : shown;
}
