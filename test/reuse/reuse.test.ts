import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bundle, type GenerateOptions } from "../../generator/index.js";
import type { JsonObject } from "../../generator/json/json.js";
import { makeOutput } from "../../generator/node/make-output.js";
import { Reuse } from "../../generator/reuse/reuse.js";
import { caseNames, documentOf, readOptions } from "../golden/golden-case.js";
import { Random } from "../hostile/random.js";
import { changeDocument } from "./change-document.js";

const scratch = mkdtempSync(join(tmpdir(), "specwright-reuse-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Documents that follow one another in one process. */
const runs = 8;

/** What a configuration may be changed to. */
const otherOptions: readonly Partial<GenerateOptions>[] = [
  { formats: "annotate" },
  { immutable: true },
  { dates: "Date" },
  { int64: "bigint" },
  { importExtension: "" },
  { target: "js" },
  { jsonSchemas: true },
  { builtIn: { validators: false } },
];

describe.each(caseNames)("%s", (name) => {
  it("gives what a first run gives, whatever was made before", async () => {
    const { also: _, ...own } = readOptions(name);
    const random = new Random(caseNames.indexOf(name) + 1);
    const { documents, root } = own;
    const { document: original } = await bundle({ spec: documentOf(name), documents, root });
    if (original === undefined) return;
    const spec = join(scratch, `${name}.json`);
    const reuse = new Reuse();
    let document: JsonObject = original;
    let further: Partial<GenerateOptions> = {};
    for (let run = 0; run < runs; run += 1) {
      writeFileSync(spec, JSON.stringify(document, null, 2));
      const options = { ...own, paths: false, ...further, spec };
      const [again, fresh] = [await made(options, reuse), await made(options)];
      expect(again, `${name}, run ${run}`).toEqual(fresh);
      document = random.next() < 0.15 ? original : changeDocument(document, random);
      if (random.next() < 0.1) further = random.pick(otherOptions);
    }
  });
});

async function made(options: GenerateOptions, reuse?: Reuse) {
  try {
    const { files, diagnostics } = await makeOutput(options, undefined, reuse);
    return { files: Object.fromEntries(files), diagnostics };
  } catch (error) {
    return { error: String(error) };
  }
}
