import { format } from "prettier";
import { textForAll } from "../generator/findings/document-words.js";
import { describe, expect, it } from "vitest";
import { diagnosticCatalogue } from "../generator/findings/diagnostic-catalogue.js";
import { readSources } from "./architecture/source-files.js";

const codes = Object.keys(diagnosticCatalogue);

describe("the catalogue of findings", () => {
  it("is the page docs/diagnostics.md (npm run test:update renews it)", async () => {
    const page = await format(diagnosticsPage(), { parser: "markdown", printWidth: 100 });
    await expect(page).toMatchFileSnapshot("../docs/diagnostics.md");
  });

  const texts = readSources()
    .filter(({ path }) => !path.startsWith("generator/findings/rules/"))
    .map(({ text }) => text);

  it.each(codes)("%s is a finding that is made somewhere", (code) => {
    expect(texts.some((text) => text.includes(`"${code}"`))).toBe(true);
  });

  it.each(Object.entries(diagnosticCatalogue))("%s speaks in sentences", (code, entry) => {
    const { title, cause } = entry;
    const fix = textForAll(entry.fix);
    expect(code).toMatch(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/);
    expect(title).toMatch(/^[A-Z`$].*[^.]$/);
    expect(cause).toMatch(/^[A-Z`$].*\.$/s);
    expect(fix).toMatch(/^[A-Z`$].*[.`]$/s);
  });
});

function diagnosticsPage(): string {
  const sections = Object.entries(diagnosticCatalogue).map(
    ([code, { severity, title, cause, fix }]) =>
      `## ${code}\n\n**${title}** (${severity})\n\n${cause}\n\n_Fix:_ ${textForAll(fix)}\n\n[More](rules/${code}.md)`,
  );
  return [
    "# Findings",
    `What specwright may say about a document. A code keeps its meaning, so a CI configuration may name
it. An **error** stops the generator: nothing is written. A **warning** tells that something is not as
it seems, and \`specwright validate --max-warnings N\` limits how many there may be. An **info** is for
your information. Some errors of a document leave the output whole and true: they are errors for \`specwright validate\`, and
warnings for \`generate\`, \`diff\` and \`bundle\`, unless \`rules\` say otherwise.`,
    "`specwright explain <code>` and [rules/](rules/README.md) tell more, with examples.",
    "This page is made of `generator/findings/rules/` by `npm run test:update`.",
    ...sections,
  ].join("\n\n");
}
