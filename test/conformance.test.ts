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

/** Faults of form, each at another place than the clauses are about. */
const structuralFaults: Readonly<Record<string, (document: Root, version: Version) => Root>> = {
  "in the metadata": (document) => ({
    ...document,
    "x-first": true,
    ...(document["info"] === undefined
      ? {}
      : { info: { contact: 5, ...(document["info"] as Root) } }),
  }),
  "in another path": (document) => ({
    ...document,
    paths: document["paths"] && {
      "/first": { get: { responses: { "200": { headers: 3 } }, parameters: [{ in: 3 }, 4] } },
      ...(document["paths"] as object | undefined),
      "/last": { put: { responses: { "2oo": { content: [] } }, deprecated: "no" } },
    },
  }),
  "in other components": (document, version) => {
    // A document must have some of these: one that has none is not given any.
    if (document["paths"] === undefined) return document;
    const key = version === "2.0" ? "definitions" : "components";
    const schemas = {
      First: { type: "strng", properties: { a: { maxLength: "3" } } },
      Second: { allOf: [{ required: "a" }, { properties: [] }] },
    };
    const own = (document[key] ?? {}) as Root;
    const added =
      version === "2.0"
        ? { ...schemas, ...own }
        : { ...own, schemas: { ...schemas, ...(own["schemas"] as object | undefined) } };
    return { ...document, [key]: added };
  },
};

type Root = Readonly<Record<string, unknown>>;

describe.each(Object.entries(structuralFaults))("a fault of form %s", (_, spoil) => {
  const cases = rules.flatMap((clause) =>
    clause.versions.map((version) => ({ ...clause, version })),
  );

  it.each(cases)(
    "hides nothing: $version $section: $text",
    async ({ version, rule, bad, good }) => {
      const document = bad(version);
      // Where the text or the version cannot be read, there is nothing else to be found.
      if (typeof document === "string" || rule === "unsupported-version") return;
      const before = await findingsOf(document);
      const after = await findingsOf(spoil(document as Root, version));
      expect(before.filter((finding) => !after.includes(finding))).toEqual([]);
      // And the other way round: what the clause is about hides no fault of form.
      const sound = good(version) as Root;
      const isSpoiltAlike = ["info", "paths"].every((key) => key in document === key in sound);
      const added = isSpoiltAlike ? await findingsOf(spoil(sound, version)) : [];
      const ofForm = added.filter((finding) => finding.startsWith("invalid-document "));
      expect(ofForm.filter((finding) => !after.includes(finding))).toEqual([]);
    },
  );
});

/** Which rules speak, and where. */
async function findingsOf(document: object): Promise<string[]> {
  const { diagnostics } = await validate({ spec: document });
  return diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
}

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
