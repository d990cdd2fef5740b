import {
  diagnosticCatalogue,
  type DiagnosticCode,
  type Rule,
  type Severity,
} from "../diagnostic-catalogue.js";

/** The page of a rule as Markdown: `docs/rules/<code>.md`, and the help of SARIF. */
export function rulePage(code: DiagnosticCode): string {
  const rule: Rule = diagnosticCatalogue[code];
  const { severity, title, clause, example, notShown } = rule;
  const parts = [
    `# ${code}`,
    `**${title}** (${severity})`,
    rule.cause,
    "## How to mend it",
    rule.fix,
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
export function severityNote(code: DiagnosticCode, { severity, stops, harmless }: Rule): string {
  switch (stops) {
    case "reading":
      return `Always an error: such a document cannot be read. A baseline does not take it either.`;
    case "model":
      return `Always an error: nothing can be made of such a document. A baseline may hold old findings.`;
    case undefined:
      return `${usual[severity]}${harmless === true ? " for `validate`, and a warning where something is made of the document" : ""}, unless set otherwise by \`rules: { "${code}": "off" }\` in the configuration, or by \`--rule ${code}=off\`. Settings are \`error\`, \`warning\`, \`info\` and \`off\`.`;
    default:
      return stops satisfies never;
  }
}

function yamlBlock(text: string): string {
  return `\`\`\`yaml\n${text}\`\`\``;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
