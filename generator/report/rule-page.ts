import {
  diagnosticCatalogue,
  type DiagnosticCode,
  type Rule,
  type Severity,
} from "../findings/diagnostic-catalogue.js";
import { textForAll } from "../findings/document-words.js";
import { onlyValidated } from "../findings/rules/only-validated.js";

/** The page of a rule as Markdown: `docs/rules/<code>.md`, and the help of SARIF. */
export function rulePage(code: DiagnosticCode): string {
  const rule: Rule = diagnosticCatalogue[code];
  const { severity, title, clause, example, notShown } = rule;
  const parts = [
    `# ${code}`,
    `**${title}** (${severity})`,
    rule.cause,
    "## How to fix it",
    textForAll(rule.fix),
    ...(example === undefined
      ? []
      : ["## Bad", yamlBlock(example.bad), "## Good", yamlBlock(example.good)]),
    ...(notShown === undefined ? [] : ["## Example", `There is none: ${lowerFirst(notShown)}`]),
    "## Severity",
    severityNote(code, rule),
    ...(clause === undefined ? [] : ["## Specification", `${clause}.`]),
  ];
  return `${parts.join("\n\n")}\n`;
}

const usual: Readonly<Record<Severity, string>> = {
  error: "An error",
  warning: "A warning",
  info: "For information only",
};

/** Whether the severity can be changed, and how. */
export function severityNote(code: DiagnosticCode, rule: Rule): string {
  const { severity, stops, harmless, milder } = rule;
  switch (stops) {
    case "reading":
      return `Always an error: such a document cannot be read. A baseline does not take it either.`;
    case "model": {
      const always =
        milder === undefined ? "Always an error" : "An error that cannot be turned off";
      const rest = milder === undefined ? "" : ` ${milder}`;
      return `${always}: nothing can be generated from such a document. A baseline may hold old findings.${rest}`;
    }
    case undefined:
      return `${usual[severity]}${whereOf(code, harmless === true)}, unless set otherwise by \`rules: { "${code}": "off" }\` in the configuration, or by \`--rule ${code}=off\`. Settings are \`error\`, \`warning\`, \`info\` and \`off\`.`;
    default:
      return stops satisfies never;
  }
}

/** `generate` does not judge a document, and what leaves its output whole does not stop it. */
function whereOf(code: DiagnosticCode, isHarmless: boolean): string {
  if (onlyValidated.has(code)) return " for `validate`; `generate` does not look for it";
  return isHarmless ? " for `validate`, and a warning for the other commands" : "";
}

function yamlBlock(text: string): string {
  return `\`\`\`yaml\n${text}\`\`\``;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
