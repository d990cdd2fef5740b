import { diagnosticCatalogue, type DiagnosticCode } from "../findings/diagnostic-catalogue.js";
import { nameHint } from "../text/name-hint.js";
import { formatRule, formatRuleList } from "../report/format-rule.js";
import { SpecwrightError } from "../findings/specwright-error.js";
import type { Outcome, Terminal } from "./run/outcome.js";

/**
 * What a rule means, or a list of all rules.
 *
 * @throws SpecwrightError - for a code that there is none of.
 */
export function runExplain(code: string | undefined, terminal: Terminal): Outcome {
  if (code === undefined) return { stdout: formatRuleList(terminal), exitCode: 0 };
  if (!isCode(code)) throw new SpecwrightError(unknownRule(code));
  return { stdout: formatRule(code, terminal), exitCode: 0 };
}

function isCode(code: string): code is DiagnosticCode {
  return Object.hasOwn(diagnosticCatalogue, code);
}

function unknownRule(code: string): string {
  const listed = "`specwright explain` lists them all.";
  const hint = nameHint(code, Object.keys(diagnosticCatalogue), { listed });
  return `There is no rule \`${code}\`. ${hint}`;
}
