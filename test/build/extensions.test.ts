import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { Findings } from "../../generator/findings/diagnostics.js";
import {
  extensionOf,
  extensions,
  readExtension,
  type ExtensionName,
} from "../../generator/build/extensions.js";
import { RawObject } from "../../generator/build/raw.js";
import { readSources } from "../architecture/source-files.js";

const names = Object.keys(extensions) as ExtensionName[];

describe("the table of vendor extensions", () => {
  it("is the page docs/extensions.md (npm run test:update renews it)", async () => {
    const page = await format(extensionsPage(), { parser: "markdown", printWidth: 100 });
    await expect(page).toMatchFileSnapshot("../../docs/extensions.md");
  });

  it("has every extension that the model is made of", () => {
    const texts = readSources().filter(({ path }) => path.startsWith("generator/build/"));
    const read = texts.flatMap(({ text }) => [...text.matchAll(/"(x-[\w-]+)"/g)]);
    const used = new Set(read.map((match) => match[1]));
    expect([...used].sort()).toEqual([...names].sort());
  });

  it.each(names)("%s of another form is a finding, and reads as absent", (name) => {
    const findings = new Findings();
    for (const value of [7, null, [{}], { a: 1 }]) {
      const raw = new RawObject({ [name]: value }, "#/here", findings);
      if (extensionOf(raw.value, name) !== undefined) continue;
      expect(readExtension(raw, name)).toBeUndefined();
    }
    expect(findings.diagnostics.length).toBeGreaterThan(0);
    for (const { code, severity, pointer, message } of findings.diagnostics) {
      expect({ code, severity, pointer }).toEqual({
        code: "invalid-extension",
        severity: "warning",
        pointer: `#/here/${name}`,
      });
      expect(message).toBe(`\`${name}\` must be ${extensions[name].form}: it is ignored.`);
    }
  });

  it("is silent where there is none", () => {
    const findings = new Findings();
    for (const name of names) readExtension(new RawObject({}, "#", findings), name);
    expect(findings.diagnostics).toEqual([]);
  });
});

function extensionsPage(): string {
  const sections = names.map((name) => {
    const { on, form, meaning } = extensions[name];
    const places = on.map(
      (place) =>
        ({ root: "root", operation: "operations", parameter: "parameters", schema: "schemas" })[
          place
        ],
    );
    return `## ${name}\n\n_On:_ ${places.join(", ")}. _Value:_ ${form}.\n\n${meaning}`;
  });
  return [
    "# Vendor extensions",
    `What specwright reads of a document beside the OpenAPI Specification. A value of another form is a
finding (\`invalid-extension\`), and then ignored. Extensions that are not on this page mean nothing to it.`,
    "This page is made of `generator/build/extensions.ts` by `npm run test:update`.",
    ...sections,
  ].join("\n\n");
}
