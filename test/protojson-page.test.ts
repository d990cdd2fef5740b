import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { transform } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { generate } from "../generator/index.js";
import { compileFiles } from "./emitters/compile-files.js";
import { expectedOutput, readBlocks } from "./readme/read-blocks.js";

/** The page docs/protojson.md: its document is generated from, and its examples compile and run. */
const page = "docs/protojson.md";
const blocks = readBlocks(page, readFileSync(page, "utf8"));
const document = blocks.find(({ title }) => title === "openapi.yaml")?.text ?? "";
const examples = blocks.filter(({ language }) => language === "ts");
const named = examples.map((block, index) => ({ ...block, name: `example-${index + 1}` }));

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "specwright-protojson-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files: ReadonlyMap<string, string>;

beforeAll(async () => {
  const spec = parse(document) as object;
  const made = await generate({ spec, paths: false });
  expect(made.diagnostics).toEqual([]);
  files = made.files;
  const scripts = await generate({ spec, paths: false, target: "js" });
  write("package.json", '{ "type": "module" }');
  for (const [path, text] of scripts.files) write(`api/${path}`, text);
  for (const { name, text } of named) {
    write(`${name}.js`, (await transform(text, { loader: "ts", target: "es2022" })).code);
  }
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe(page, () => {
  it("has examples that compile", () => {
    const output = [...files].map(([path, text]) => [`api/${path}`, text] as const);
    const console = "declare const console: { log(...values: unknown[]): void };\n";
    const used = named.map(({ name, text }) => [`${name}.ts`, console + text] as const);
    expect(compileFiles(new Map([...output, ...used]))).toEqual([]);
  });

  it.each(named)("$place prints what it says", async ({ name, text }) => {
    const { stdout } = await run(process.execPath, [join(folder, `${name}.js`)]);
    expect(expectedOutput(text).length).toBeGreaterThan(0);
    expect(stdout.trimEnd().split("\n")).toEqual(expectedOutput(text));
  });
});
