import pc from "picocolors";
import type { Diagnostic, Severity } from "../findings/diagnostics.js";
import { visibleText } from "../text/visible-text.js";
import { countByRule, groupFindings, type GroupOptions, varied } from "./finding-groups.js";
import { summarize } from "./summary.js";

export interface TextOptions {
  /** Mark severities and fixes with terminal colours. */
  readonly color: boolean;
}

type Colors = ReturnType<typeof pc.createColors>;

/** Findings for people, with code frames, and a summary as the last line. */
export function formatText(diagnostics: readonly Diagnostic[], { color }: TextOptions): string {
  const colors = pc.createColors(color);
  const findings = diagnostics.map((diagnostic) => formatFinding(diagnostic, colors));
  return [...findings, `${summaryLine(diagnostics)}\n`].join("\n");
}

export interface ReportOptions extends TextOptions, GroupOptions {
  /** How many warnings the run may have. */
  readonly maxWarnings?: number | undefined;
  /** How many it has, those included that are not shown. */
  readonly warnings?: number;
}

/** As `formatText`, for a report of many findings: what repeats is counted, and so is every rule. */
export function formatReport(
  diagnostics: readonly Diagnostic[],
  { color, maxPerRule, maxWarnings, warnings = 0 }: ReportOptions,
): string {
  const colors = pc.createColors(color);
  const parts = groupFindings(diagnostics, { maxPerRule }).flatMap(({ shown, others }) => [
    ...shown.map((diagnostic) => formatFinding(diagnostic, colors)),
    ...(others.length === 0 ? [] : [formatOthers(others, shown.length, colors)]),
  ]);
  const rules = countByRule(diagnostics);
  const width = Math.max(0, ...rules.map(({ count }) => String(count).length));
  const table = rules.map(({ code, severity, count }) => {
    const padding = " ".repeat("warning".length - severity.length);
    return `${String(count).padStart(width)}  ${paint(severity, colors)}${padding}  ${code}\n`;
  });
  const note = limitNote(diagnostics, warnings, maxWarnings);
  const summary = `${summaryLine(diagnostics)}${note}${placeNote(diagnostics)}\n`;
  return [...parts, ...(rules.length > 1 ? [table.join("")] : []), summary].join("\n");
}

/** Why the run fails without an error: it has more warnings than it may have. */
function limitNote(
  diagnostics: readonly Diagnostic[],
  warnings: number,
  maxWarnings: number | undefined,
): string {
  if (maxWarnings === undefined || warnings <= maxWarnings) return "";
  const shown = summarize(diagnostics).warnings;
  const count = shown === warnings ? "" : `, and ${warnings} warning${warnings === 1 ? "" : "s"}`;
  return `${count}; at most ${maxWarnings} are allowed`;
}

/** A text that cannot be read has one place to go to, and it stands where the eye ends. */
function placeNote(diagnostics: readonly Diagnostic[]): string {
  const first = diagnostics.find(({ code }) => code === "invalid-syntax");
  return first === undefined ? "" : `; the syntax error is at ${visibleText(placeOf(first))}`;
}

const mostPlaces = 3;

/** The places of findings that say the same as the ones before, as far as people read them: of each file one. */
function formatOthers(others: readonly Diagnostic[], shown: number, colors: Colors): string {
  const [first] = others;
  const named = varied(others, mostPlaces, ({ file }) => file ?? "");
  const places = named.map((other) => visibleText(placeOf(other)));
  const more = others.length > mostPlaces ? ` and ${others.length - mostPlaces} more` : "";
  const kind = shown === 0 ? "" : " alike";
  const files = new Set(others.map(({ file }) => file)).size;
  const where = files > 1 ? ` in ${files} files` : "";
  const noun = `${others.length} ${shown === 0 ? "" : "more "}finding${others.length === 1 ? "" : "s"}${kind}${where}`;
  return `${colors.bold(noun)}  ${first?.code ?? ""}: ${places.join(", ")}${more}\n`;
}

function formatFinding(diagnostic: Diagnostic, colors: Colors): string {
  const { severity, code, message, frame, fix } = diagnostic;
  const head = `${colors.bold(visibleText(placeOf(diagnostic)))}  ${paint(severity, colors)}  ${code}`;
  const parts = [head, visibleText(message)];
  if (frame !== undefined) parts.push("", visibleText(frame, "\t\n"), "");
  parts.push(`${colors.cyan("fix:")} ${visibleText(fix)}`);
  return `${parts.join("\n")}\n`;
}

/** `file:line:column`, or the pointer where the document is not a file. */
export function placeOf({ file, line, column, pointer }: Diagnostic): string {
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
  const found = counts.filter(([count]) => count > 0);
  if (found.length === 0) return "No findings.";
  return found.map(([count, noun]) => `${count} ${noun}${count === 1 ? "" : "s"}`).join(", ");
}
