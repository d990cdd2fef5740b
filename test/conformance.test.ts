import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "prettier";
import { afterAll, describe, expect, it } from "vitest";
import { validate } from "../generator/index.js";
import { texts, type FoundClause, type Version } from "./conformance/clause.js";
import { conformancePage } from "./conformance/page.js";
import { conformanceTable } from "./conformance/table.js";

const folder = mkdtempSync(join(tmpdir(), "specwright-conformance-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clauses = conformanceTable.flatMap((part) => part.clauses);
const rules = clauses.filter((clause): clause is FoundClause => "rule" in clause);

it("is the page docs/conformance.md (npm run test:update renews it)", async () => {
  const page = await format(conformancePage(conformanceTable), {
    parser: "markdown",
    printWidth: 100,
  });
  await expect(page).toMatchFileSnapshot("../docs/conformance.md");
});

describe("the table", () => {
  it("has each clause once", () => {
    const keys = clauses.flatMap(({ section, text, versions }) =>
      versions.map((version) => `${version} ${section}: ${text}`),
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it.each(Object.keys(texts) as Version[])("has clauses of %s", (version) => {
    const own = rules.filter(({ versions }) => versions.includes(version));
    expect(own.length).toBeGreaterThan(40);
  });
});

describe("a document that breaks a clause", () => {
  const cases = rules.flatMap((clause) =>
    clause.versions.map((version) => ({ ...clause, version })),
  );

  it.each(cases)("$version $section: $text ($rule)", async ({ version, rule, bad, good }) => {
    expect(await codesOf(bad(version))).toEqual([rule]);
    expect(await codesOf(good(version))).toEqual([]);
  });
});

/** The rules that have something to say, each once. */
async function codesOf(document: object | string): Promise<string[]> {
  const { diagnostics } = await validate({ spec: specOf(document) });
  return [...new Set(diagnostics.map(({ code }) => code))];
}

function specOf(document: object | string): object | string {
  if (typeof document !== "string") return document;
  const path = join(folder, "openapi.yaml");
  writeFileSync(path, document);
  return path;
}
