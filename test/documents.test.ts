import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { generate } from "../generator/index.js";
import { SharedRuntime } from "./compile/shared-runtime.js";
import { compileAll } from "./documents/compile.js";

// `npm run documents` does the same with thousands of others, and more.
const examples = fileURLToPath(new URL("../node_modules/@readme/oas-examples", import.meta.url));
const documents = readdirSync(examples, { recursive: true })
  .map((path) => String(path).replaceAll("\\", "/"))
  .filter((path) => /^\d\.\d\/(?:json|yaml)\/.*\.(?:json|yaml)$/.test(path))
  .sort();

const scratch = mkdtempSync(join(tmpdir(), "specwright-documents-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const shared = new SharedRuntime(scratch);

const folderOf = (path: string) => path.replace(/[^\w.]/g, "_");

describe("the examples of @readme/oas-examples", () => {
  it("are all there", () => {
    expect(documents.length).toBeGreaterThan(120);
  });

  it.each(documents)("%s is generated without an error", async (path) => {
    const { files, diagnostics } = await generate({ spec: join(examples, path) });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    shared.write(folderOf(path), files);
  });

  it("compile, all of them", { timeout: 300_000 }, async () => {
    expect(shared.folders).toEqual(expect.arrayContaining(documents.map(folderOf)));
    const errors = await compileAll(scratch, shared.folders, "typescript-7");
    expect(Object.fromEntries(errors)).toEqual({});
  });
});
