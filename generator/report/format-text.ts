import pc from "picocolors";
import type { Diagnostic, Severity } from "../diagnostics.js";
import { visibleText } from "../load/visible-text.js";
import { summarize } from "./summary.js";

export interface TextOptions {
  /** Mark severities and remedies with terminal colours. */
  readonly color: boolean;
}

type Colors = ReturnType<typeof pc.createColors>;

/** Findings for people, with code frames, and a summary as the last line. */
export function formatText(diagnostics: readonly Diagnostic[], { color }: TextOptions): string {
  const colors = pc.createColors(color);
  const findings = diagnostics.map((diagnostic) => formatFinding(diagnostic, colors));
  return [...findings, `${summaryLine(diagnostics)}\n`].join("\n");
}

function formatFinding(diagnostic: Diagnostic, colors: Colors): string {
  const { severity, code, message, frame, fix } = diagnostic;
  const head = `${colors.bold(visibleText(placeOf(diagnostic)))}  ${paint(severity, colors)}  ${code}`;
  const parts = [head, visibleText(message)];
  if (frame !== undefined) parts.push("", visibleText(frame, "\t\n"), "");
  parts.push(`${colors.cyan("fix:")} ${visibleText(fix)}`);
  return `${parts.join("\n")}\n`;
}

function placeOf({ file, line, column, pointer }: Diagnostic): string {
  if (file !== undefined)
    return [file, line, column].filter((part) => part !== undefined).join(":");
  return pointer ?? "document";
}

function paint(severity: Severity, colors: Colors): string {
  switch (severity) {
    case "error":
      return colors.red(severity);
    case "warning":
      return colors.yellow(severity);
    case "info":
      return colors.blue(severity);
    default: {
      const impossible: never = severity;
      return impossible;
    }
  }
}

function summaryLine(diagnostics: readonly Diagnostic[]): string {
  const { errors, warnings, infos } = summarize(diagnostics);
  const counts = [
    [errors, "error"],
    [warnings, "warning"],
    [infos, "info"],
  ] as const;
  const told = counts.filter(([count]) => count > 0);
  if (told.length === 0) return "No findings.";
  return told.map(([count, noun]) => `${count} ${noun}${count === 1 ? "" : "s"}`).join(", ");
}
