import type { Issue } from "./issues.js";

/** One issue on one line: `/apps/0/name must be a string (received number 3)`. */
export function formatIssue(issue: Issue): string {
  const line = `${issue.pointer || "(root)"} ${issue.message} (received ${issue.received})`;
  // Names come from the value: a line break or an escape sequence in one must not reach a terminal.
  return line.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The issues for people, one line each. */
export function formatIssues(issues: readonly Issue[]): string {
  return issues.map(formatIssue).join("\n");
}
