import { diagnosticCatalogue, type DiagnosticCode } from "../findings/diagnostic-catalogue.js";

/** `docs/rules/README.md`: every rule, with its severity and a link to its page. */
export function ruleIndex(): string {
  const codes = Object.keys(diagnosticCatalogue) as DiagnosticCode[];
  const rows = codes.map((code) => {
    const { severity, title, stops } = diagnosticCatalogue[code];
    return `| [${code}](${code}.md) | ${severity}${stops === undefined ? "" : ", always"} | ${title} |`;
  });
  return `# Rules

What specwright may say about a document, a page for each. \`specwright explain <code>\` prints the same
page. Severities can be set in the configuration (\`rules\`) and by \`--rule\`, but for rules that are
always errors: of such documents nothing can be made.

These pages are made of \`generator/findings/rules/\` by \`npm run test:update\`.

| rule | severity | finding |
| --- | --- | --- |
${rows.join("\n")}
`;
}
