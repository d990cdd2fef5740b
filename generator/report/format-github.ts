import type { Diagnostic, Severity } from "../findings/diagnostics.js";
import { visibleText } from "../text/visible-text.js";
import { workflowCommand } from "./workflow-command.js";

const commands: Readonly<Record<Severity, "error" | "warning" | "notice">> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

/** Findings as workflow commands, which GitHub Actions shows at the lines of a pull request. */
export function formatGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(formatCommand).join("");
}

function formatCommand(diagnostic: Diagnostic): string {
  const { severity, code, message, fix, file, line, column, endColumn, pointer } = diagnostic;
  const properties = { file, line, col: column, endColumn, title: code };
  const where = file === undefined && pointer !== undefined ? `${pointer}: ` : "";
  // The one line break is ours: those of a document could look like findings of their own.
  const text = `${visibleText(where + message)}\nfix: ${visibleText(fix)}`;
  return workflowCommand(commands[severity], properties, text);
}
