import { placeOf } from "./format-text.js";
import { diagnosticCatalogue, type DiagnosticCode } from "../findings/diagnostic-catalogue.js";
import type { Diagnostic } from "../findings/diagnostics.js";
import { visibleText } from "../text/visible-text.js";
import type { DocumentReport } from "./summary.js";

/**
 * Findings as JUnit XML: a suite per document, a test per rule, so that a rule has a history. A rule
 * with errors has failed; warnings and notes are output of a test that passed, as they let a run pass.
 */
export function formatJunit(reports: readonly DocumentReport[]): string {
  const codes = Object.keys(diagnosticCatalogue) as DiagnosticCode[];
  const suites = reports.map((report) => formatSuite(report, codes));
  const failures = reports.reduce((sum, report) => sum + failedRules(report).size, 0);
  const tests = reports.length * codes.length;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="specwright validate" tests="${tests}" failures="${failures}" errors="0">
${suites.join("")}</testsuites>
`;
}

function failedRules({ diagnostics }: DocumentReport): Set<DiagnosticCode> {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return new Set(errors.map(({ code }) => code));
}

function formatSuite(report: DocumentReport, codes: readonly DiagnosticCode[]): string {
  const { document, diagnostics } = report;
  const failures = failedRules(report).size;
  const name = escapeAttribute(document);
  const cases = codes.map((code) => {
    const found = diagnostics.filter((diagnostic) => diagnostic.code === code);
    return formatCase(code, name, found);
  });
  return `  <testsuite name="${name}" tests="${codes.length}" failures="${failures}" errors="0" skipped="0">
${cases.join("")}  </testsuite>
`;
}

function formatCase(code: string, classname: string, found: readonly Diagnostic[]): string {
  const errors = found.filter(({ severity }) => severity === "error");
  const others = found.filter(({ severity }) => severity !== "error");
  const parts: string[] = [];
  const [first] = errors;
  if (first !== undefined) {
    const more = errors.length === 1 ? "" : ` (and ${errors.length - 1} more)`;
    const message = escapeAttribute(`${placeOf(first)}: ${first.message}${more}`);
    const text = escapeText(errors.map(formatFinding).join("\n"));
    parts.push(`      <failure message="${message}" type="error">${text}</failure>\n`);
  }
  if (others.length > 0) {
    parts.push(
      `      <system-out>${escapeText(others.map(formatFinding).join("\n"))}</system-out>\n`,
    );
  }
  const head = `    <testcase name="${code}" classname="${classname}"`;
  return parts.length === 0 ? `${head}/>\n` : `${head}>\n${parts.join("")}    </testcase>\n`;
}

function formatFinding(diagnostic: Diagnostic): string {
  const { severity, message, fix, frame } = diagnostic;
  // Line breaks are ours, but for those of a frame: runners read commands off the lines of a log.
  const shown = frame === undefined ? "" : `${visibleText(frame, "\t\n")}\n`;
  const [place, shownMessage, shownFix] = [placeOf(diagnostic), message, fix].map((text) =>
    visibleText(text),
  );
  return `${place}  ${severity}\n${shownMessage}\n${shown}fix: ${shownFix}\n`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** XML 1.0 has no way at all to write most control characters, lone surrogates and U+FFFE. */
function xmlText(text: string): string {
  return visibleText(text, "\t\n").replace(/[\p{Surrogate}\ufffe\uffff]/gu, "\ufffd");
}

function escapeText(text: string): string {
  return xmlText(text).replace(/[&<>]/g, (character) => entities[character] ?? character);
}

function escapeAttribute(text: string): string {
  return xmlText(text).replace(/[&<>"\n\t]/g, (character) => entities[character] ?? character);
}
