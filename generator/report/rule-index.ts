import { diagnosticCatalogue, type DiagnosticCode } from "../findings/diagnostic-catalogue.js";

/** `docs/rules/README.md`: every rule, with its severity and a link to its page. */
export function ruleIndex(): string {
  const codes = Object.keys(diagnosticCatalogue) as DiagnosticCode[];
  const rows = codes.map((code) => {
    const { severity, title, stops } = diagnosticCatalogue[code];
    return `| [${code}](${code}.md) | ${severity}${stops === undefined ? "" : ", always"} | ${title} |`;
  });
  return `# Rules

What specwright may report about a document, with a page for each rule. \`specwright explain <code>\` prints the same
page. Severities can be set in the configuration (\`rules\`) and by \`--rule\`, but for rules that are
always errors: from such documents nothing can be generated.

These pages are generated from \`generator/findings/rules/\` by \`npm run test:update\`.

| rule | severity | finding |
| --- | --- | --- |
${rows.join("\n")}
`;
}
