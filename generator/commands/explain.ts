import { diagnosticCatalogue, type DiagnosticCode } from "../findings/diagnostic-catalogue.js";
import { nearestName } from "../text/nearest-name.js";
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
  const near = nearestName(code, Object.keys(diagnosticCatalogue));
  const hint =
    near === undefined ? "`specwright explain` lists them all." : `Did you mean \`${near}\`?`;
  return `There is no rule \`${code}\`. ${hint}`;
}
