import type { Diagnostic, Severity } from "../diagnostics.js";
import { visibleText } from "../load/visible-text.js";

const commands: Readonly<Record<Severity, string>> = {
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
  const written = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(visibleText(String(value)))}`],
  );
  const where = file === undefined && pointer !== undefined ? `${pointer}: ` : "";
  const text = visibleText(`${where}${message}\nfix: ${fix}`, "\n");
  return `::${commands[severity]} ${written.join(",")}::${escapeData(text)}\n`;
}

/** A line break would end the command, and text after it could be another one. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
