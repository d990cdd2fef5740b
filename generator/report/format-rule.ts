import pc from "picocolors";
import {
  diagnosticCatalogue,
  type DiagnosticCode,
  type Rule,
} from "../findings/diagnostic-catalogue.js";
import type { TextOptions } from "./format-text.js";
import { textForAll } from "../findings/document-words.js";
import { severityNote } from "./rule-page.js";

/** The page of a rule for a terminal. */
export function formatRule(code: DiagnosticCode, { color }: TextOptions): string {
  const colors = pc.createColors(color);
  const rule: Rule = diagnosticCatalogue[code];
  const { severity, title, cause, fix, clause, example, notShown } = rule;
  const block = (name: string, text: string): string =>
    `${colors.bold(name)}\n${text.trimEnd().replace(/^(?=.)/gm, "  ")}\n`;
  const section = (name: string, text: string): string => block(name, wrap(text));
  return [
    `${colors.bold(code)}  ${severity}\n${title}\n`,
    section("Why", cause),
    section("How to fix it", textForAll(fix)),
    ...(example === undefined
      ? []
      : [block(colors.red("Bad"), example.bad), block(colors.green("Good"), example.good)]),
    ...(notShown === undefined ? [] : [section("No example", notShown)]),
    section("Severity", severityNote(code, rule).replaceAll("`", "")),
    ...(clause === undefined ? [] : [section("Specification", clause)]),
  ].join("\n");
}

/** Lines of at most 78 characters, where words are no longer. */
function wrap(text: string): string {
  return text.replace(/(.{1,78})(?: +|$)/g, "$1\n");
}

/** All rules, a line for each. */
export function formatRuleList({ color }: TextOptions): string {
  const colors = pc.createColors(color);
  const codes = Object.keys(diagnosticCatalogue) as DiagnosticCode[];
  const width = Math.max(...codes.map((code) => code.length));
  return codes
    .map((code) => {
      const { severity, title } = diagnosticCatalogue[code];
      return `${colors.bold(code.padEnd(width))}  ${severity.padEnd(7)}  ${title}\n`;
    })
    .join("");
}
