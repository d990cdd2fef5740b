import type { Issue } from "./issues.js";

/** Controls, and what a reader does not see or takes for a space. */
const hidden =
  /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}\u{13441}\u{13442}]|\u{16fe4}/gu;

function escaped(character: string): string {
  const units = character
    .split("")
    .map((unit) => unit.charCodeAt(0).toString(16).padStart(4, "0"));
  return units.map((unit) => `\\u${unit}`).join("");
}

/** One issue on one line: `/apps/0/name must be a string (received number 3)`. */
export function formatIssue(issue: Issue): string {
  const line = `${issue.pointer || "(root)"} ${issue.message} (received ${issue.received})`;
  // Names come from the value: what breaks a line, moves a cursor or hides text must not reach a terminal.
  return line.replace(hidden, escaped);
}

/** The issues for people, one line each. */
export function formatIssues(issues: readonly Issue[]): string {
  return issues.map(formatIssue).join("\n");
}
