import type { Change, ChangeSeverity } from "../diff/change.js";
import { visibleText } from "../text/visible-text.js";
import { workflowCommand } from "./workflow-command.js";

const levels: Readonly<Record<ChangeSeverity, "error" | "warning" | "notice">> = {
  breaking: "error",
  risky: "warning",
  compatible: "notice",
};

/** Changes as workflow commands, which GitHub Actions shows at the lines of a pull request. */
export function formatDiffGithub(changes: readonly Change[]): string {
  return changes.map(formatChange).join("");
}

function formatChange(change: Change): string {
  const { severity, code, message, avoid, revision, operations } = change;
  const used = operations.length === 0 ? [] : [`operations: ${operations.join(", ")}`];
  const lines = severity === "compatible" ? [message] : [message, `avoid: ${avoid}`, ...used];
  // Line breaks are ours: those of a document could look like changes of their own.
  const text = lines.map((line) => visibleText(line)).join("\n");
  const { file, line, column: col, endColumn } = revision ?? {};
  const properties = { file, line, col, endColumn, title: `${code} (${severity})` };
  return workflowCommand(levels[severity], properties, text);
}
