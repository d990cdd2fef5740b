import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "prettier";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ajvDisagreements, runAjv } from "./json-schema-suite/ajv.js";
import { compileBatch, type Validators } from "./json-schema-suite/compile-batch.js";
import { figuresPage, summaryLine, Tally } from "./json-schema-suite/figures.js";
import { parts, selectPart, unclaimedFormats } from "./json-schema-suite/parts.js";
import { suiteFolder, type SuiteGroup } from "./json-schema-suite/suite-files.js";
import { withoutConflicts } from "./json-schema-suite/wrap-groups.js";

/**
 * The official JSON Schema Test Suite through generated, compiled code. It is not part of the
 * repository: the environment variable JSON_SCHEMA_TEST_SUITE names its folder, or
 * `npm run suite:clone` fetches it.
 */
describe.skipIf(suiteFolder === undefined)("the JSON Schema Test Suite", () => {
  const scratch = mkdtempSync(join(tmpdir(), "specwright-suite-"));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));
  const tally = new Tally();
  const suite = suiteFolder;
  const selected = suite === undefined ? [] : parts.map((part) => selectPart(part, suite));

  describe.each(selected.map((part) => [part.title, part] as const))("%s", (_, part) => {
    const compiled = new Map<SuiteGroup, Validators>();

    beforeAll(async () => {
      const { formats, documents, folder, run } = part;
      for (const [index, groups] of withoutConflicts(run).entries()) {
        const place = join(scratch, folder, String(index));
        const batch = await compileBatch(part.wrap(groups), { formats, documents, folder: place });
        for (const [group, validators] of batch) compiled.set(group, validators);
      }
    });

    afterAll(() => void process.stdout.write(`${summaryLine(part, tally)}\n`));

    const tests = part.run.flatMap((group) => group.tests.map((test) => ({ group, test })));
    it.each(
      tests.map(({ group, test }) => [titleOf(group, test.description), group, test] as const),
    )("%s", (_, group, { data, valid }) => {
      const { is, validate } = compiled.get(group) as Validators;
      const result = validate(data);
      expect({ is: is(data), validate: result.ok }).toEqual({ is: valid, validate: valid });
      expect((result.issues ?? []).length > 0).toBe(!valid);
      tally.pass(group);
    });
  });

  it("has no test that is left out without a reason", () => {
    expect(unclaimedFormats()).toEqual(["idn-email", "idn-hostname", "iri", "iri-reference"]);
    expect(selected[0]?.skipped).toEqual([]);
  });

  const [required] = selected;
  const ajv = new Map<SuiteGroup, number>();

  it("is passed by ajv but for what is explained", () => {
    if (required === undefined) return;
    for (const [group, passed] of runAjv(required)) ajv.set(group, passed);
    const failing = [...ajv].filter(([{ tests }, passed]) => passed < tests.length);
    const files = [...new Set(failing.map(([{ file }]) => file))];
    expect(files).toEqual(Object.keys(ajvDisagreements));
  });

  it("gives the figures of docs/json-schema.md (npm run docs:suite renews it)", async () => {
    const page = figuresPage(selected, tally, ajv);
    const formatted = await format(page, { parser: "markdown", printWidth: 100 });
    await expect(formatted).toMatchFileSnapshot("../docs/json-schema.md");
  });
});

function titleOf({ file, description }: SuiteGroup, test: string): string {
  return `${file}: ${description}: ${test}`.replaceAll("%", "%%");
}
