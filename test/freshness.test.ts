import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { generate, type Config, type GenerateResult } from "../generator/index.js";
import { compareFiles } from "../generator/write/commit-files.js";

const repository = fileURLToPath(new URL("../", import.meta.url));
const config = JSON.parse(readFileSync(`${repository}specwright.config.json`, "utf8")) as Config;

describe("the committed package is what the spec generates", () => {
  let result: GenerateResult;
  beforeAll(async () => {
    const { spec, out: _, ...options } = config;
    result = await generate({ ...options, spec: repository + spec });
  });

  it("without a finding", () => {
    expect(result.diagnostics).toEqual([]);
  });

  it("byte for byte: no file is missing, changed or left over", async () => {
    const drifts = await compareFiles(repository + config.out, result.files);
    expect(
      drifts.map(({ kind, path }) => `${kind}: ${path}`),
      "run `npm run generate`, and commit what it writes",
    ).toEqual([]);
  });

  it("with all the modules of a package", () => {
    const modules = ["index", "types", "oneofs", "validators", "endpoints", "paths"];
    const wanted = [...modules.map((name) => `src/${name}.ts`), "openapi.json", "package.json"];
    expect([...result.files.keys()]).toEqual(expect.arrayContaining(wanted));
  });
});

describe("the comparison itself", () => {
  it("sees a change of one character, and a file that is missing", async () => {
    const path = "src/index.ts";
    const text = readFileSync(`${repository}generated/${path}`, "utf8");
    const changed = new Map([
      [path, `${text} `],
      ["src/new.ts", "export {};\n"],
    ]);
    const drifts = await compareFiles(`${repository}generated`, changed);
    const found = drifts.map(({ kind, path: where }) => `${kind}: ${where}`);
    expect(found).toEqual(expect.arrayContaining([`changed: ${path}`, "missing: src/new.ts"]));
  });
});
