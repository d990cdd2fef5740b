import { readFileSync } from "node:fs";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import { changeCatalogue } from "../../generator/index.js";
import { readSources } from "../architecture/source-files.js";

const page = new URL("../../docs/diff.md", import.meta.url);
const entries = Object.entries(changeCatalogue);

/** Requests, responses, or both; the codes are kept in the order of the catalogue. */
function table(): string {
  const rows = entries.map(([code, entry]) => {
    const breaks = entry.breaks === "never" ? "" : entry.breaks;
    const risky = "risky" in entry ? entry.risky : "";
    return `| \`${code}\` | ${entry.says} | ${breaks} | ${risky} | ${entry.avoid} |`;
  });
  return [
    "| code | what it says | breaks | risky | how to avoid it |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

describe("the catalogue of changes", () => {
  it("is the table in docs/diff.md (npm run test:update renews it)", async () => {
    const text = readFileSync(page, "utf8");
    const [before, rest = ""] = text.split(/(?<=<!-- codes: .*-->\n)/);
    const after = rest.slice(rest.indexOf("<!-- /codes -->"));
    expect(after).not.toBe("");
    const made = `${before}\n${table()}\n\n${after}`;
    const want = await format(made, { parser: "markdown", printWidth: 100 });
    await expect(want).toMatchFileSnapshot("../../docs/diff.md");
  });

  const texts = readSources()
    .filter(({ path }) => path.startsWith("generator/diff/"))
    .map(({ text }) => text);

  it.each(entries)("%s is made somewhere, and speaks in sentences", (code, { says, avoid }) => {
    expect(texts.some((text) => text.includes(`"${code}"`))).toBe(true);
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(says).toMatch(/^[a-z].*[^.]$/);
    expect(avoid).toMatch(/^[A-Z].*\.$/);
  });
});
