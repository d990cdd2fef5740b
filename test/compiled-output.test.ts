import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, test } from "vitest";
import { generate, type GenerateOptions } from "../generator/index.js";
import { compiledTemplates } from "../generator/write/compiled-templates.js";
import { transpileModule } from "../generator/write/transpile.js";
import { SharedRuntime } from "./compile/shared-runtime.js";
import { compileAll } from "./documents/compile.js";
import { caseNames, produce } from "./golden/golden-case.js";
import { docsIn, tokensOf } from "./tokens/tokens-of.js";

const scratch = mkdtempSync(join(tmpdir(), "specwright-compiled-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const shared = new SharedRuntime(scratch);

const c1 = fileURLToPath(new URL("../generated/openapi.json", import.meta.url));

type Files = ReadonlyMap<string, string>;

/** Both forms of what the compiler makes of the TypeScript: tokens, and the documentation of declarations. */
function expectSame(sources: Files, compiled: Files): void {
  const modules = [...sources.keys()].filter((path) => {
    return path.endsWith(".ts") && !path.startsWith("runtime/");
  });
  const stems = modules.map((path) => path.replace(/\.ts$/, ""));
  const made = [...compiled.keys()].filter((path) => /^[^/]*\.(?:js|d\.ts)$/.test(path));
  expect(made).toEqual(stems.flatMap((stem) => [`${stem}.d.ts`, `${stem}.js`]).sort());
  for (const stem of stems) {
    const { script, declarations } = transpileModule(`${stem}.ts`, sources.get(`${stem}.ts`) ?? "");
    const printed = compiled.get(`${stem}.js`) ?? "";
    const declared = compiled.get(`${stem}.d.ts`) ?? "";
    expect(lines(tokensOf(printed)), `${stem}.js`).toBe(lines(tokensOf(script)));
    expect(lines(tokensOf(declared)), `${stem}.d.ts`).toBe(lines(tokensOf(declarations)));
    expect(lines(docsIn(declared)), `${stem}.d.ts`).toBe(lines(docsIn(declarations)));
  }
}

function lines(texts: readonly string[]): string {
  return texts.join("\n");
}

describe("what is printed is what the compiler makes of the TypeScript", () => {
  test.each(caseNames)("%s", { timeout: 60_000 }, async (name) => {
    const { files: sources } = await produce(name, "ts");
    const { files: compiled } = await produce(name, "js");
    expectSame(sources, compiled);
    shared.write(name, compiled);
  });

  test.each<[string, Partial<GenerateOptions>]>([
    ["as it comes", {}],
    ["decoded", { dates: "Date", int64: "bigint", stripUnknown: true }],
    ["with enums", { enums: "const", immutable: true, jsonSchemas: false }],
  ])("C1, %s", { timeout: 120_000 }, async (label, options) => {
    const { files: sources } = await generate({ ...options, spec: c1 });
    const { files: compiled } = await generate({ ...options, spec: c1, target: "js" });
    expectSame(sources, compiled);
    shared.write(`c1-${label.replaceAll(" ", "-")}`, compiled);
  });

  it("holds for the runtime but for layout", { timeout: 60_000 }, async () => {
    const { files } = await generate({ spec: c1, paths: false, target: "js" });
    const templates = await compiledTemplates();
    const runtime = [...files].filter(([path]) => path.startsWith("runtime/"));
    expect(runtime.length).toBeGreaterThan(20);
    for (const [path, text] of runtime) {
      const known = templates.get(path.replace(/^runtime\/(.*?)(?:\.d\.ts|\.js)$/, "$1.ts"));
      const want = path.endsWith(".js") ? known?.script : known?.declarations;
      expect(text.endsWith(`\n\n${want}`), path).toBe(true);
    }
  });
});

describe("the declarations of all of these", () => {
  it.each(["typescript", "typescript-6", "typescript-7"])(
    "compile with %s",
    { timeout: 300_000 },
    async (compiler) => {
      const outputs = [...caseNames, "c1-as-it-comes", "c1-decoded", "c1-with-enums"];
      expect(shared.folders).toEqual(expect.arrayContaining(outputs));
      const errors = await compileAll(scratch, shared.folders, compiler, { skipLibCheck: false });
      expect(Object.fromEntries(errors)).toEqual({});
    },
  );
});
