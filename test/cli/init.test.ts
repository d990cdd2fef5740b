import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { chooseSpec } from "../../generator/commands/init/choose-spec.js";
import { configModuleText } from "../../generator/commands/init/config-text.js";
import { findSpecs, kindOfDocument } from "../../generator/commands/init/find-specs.js";
import { optionNames } from "../../generator/options/check-options.js";
import { loadConfig } from "../../generator/options/config.js";
import * as api from "../../generator/index.js";
import { badReference, good } from "./documents.js";
import { makeFolder, readFolder } from "./run-cli.js";
import { runInProcess } from "./run-in-process.js";
import { editManifest } from "../../generator/commands/init.js";

const repository = fileURLToPath(new URL("../../", import.meta.url));

const read = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

// Loading a compiler for the first time takes long on a machine that has much to do.
beforeAll(() => runInProcess(makeFolder({ "a.yaml": good }), ["generate", "a.yaml", "--out", "b"]));

describe("specwright init", () => {
  it("in a folder with a document and nothing else", async () => {
    const folder = makeFolder({ "openapi.yaml": good });
    const run = await runInProcess(folder, ["init"]);
    expect(run).toMatchObject({ code: 0, stdout: "" });
    expect(run.stderr).toContain("openapi.yaml: OpenAPI 3.1.0.");
    expect(run.stderr).toContain("specwright.config.ts: written.");
    expect(run.stderr).toContain("No package.json here: scripts were left out.");
    expect(run.stderr).toMatch(/^generated: \d+ written, 0 unchanged\.$/m);
    expect(run.stderr).toContain("npx specwright generate --check");
    expect(Object.keys(readFolder(folder))).toContain("generated/types.ts");

    const again = await runInProcess(folder, ["generate", "--check"]);
    expect(again.code).toBe(0);
  });

  it("in a TypeScript project: sources, scripts, what to install", async () => {
    const manifest = '{\n\t"name": "shop",\n\t"scripts": {\n\t\t"build": "tsc"\n\t}\n}\n';
    const folder = makeFolder({
      "package.json": manifest,
      "tsconfig.json": "{}",
      "pnpm-lock.yaml": "",
      "src/index.ts": "",
      "api/shop.yaml": good,
    });
    const run = await runInProcess(folder, ["init"]);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain("package.json: scripts `generate` and `generate:check` added.");
    expect(run.stderr).toContain("pnpm add --save-dev specwright");
    expect(run.stderr).toContain("pnpm run generate:check");
    expect(run.stderr).toContain('import … from "./src/api/index.js"');
    expect(read(folder, "package.json")).toBe(
      '{\n\t"name": "shop",\n\t"scripts": {\n\t\t"build": "tsc",\n\t\t"generate": "specwright generate",\n\t\t"generate:check": "specwright generate --check"\n\t}\n}\n',
    );
    expect(Object.keys(readFolder(folder))).toContain("src/api/types.ts");
  });

  it("in a JavaScript project: JavaScript", async () => {
    const folder = makeFolder({ "package.json": '{ "name": "shop" }', "openapi.yaml": good });
    expect((await runInProcess(folder, ["init"])).code).toBe(0);
    expect(read(folder, "specwright.config.js")).toContain('  target: "js",');
    expect(Object.keys(readFolder(folder))).toEqual(
      expect.arrayContaining(["generated/index.js", "generated/index.d.ts"]),
    );
  });

  it.each(["ts", "js", "json", "package.json"])(
    "writes a %s that generate takes",
    async (format) => {
      const folder = makeFolder({
        "package.json": '{\n  "name": "shop"\n}\n',
        "a/b.yaml": good,
        "tsconfig.json": "{}",
      });
      const flags = ["--spec", "a/b.yaml", "--out", "out", "--config-format", format];
      const run = await runInProcess(folder, ["init", ...flags]);
      expect(run.code).toBe(0);
      const config = await loadConfig(undefined, folder, { specwright: api });
      const file = format === "package.json" ? format : `specwright.config.${format}`;
      expect(config).toEqual({
        path: join(folder, file),
        entries: [{ spec: join(folder, "a/b.yaml"), out: join(folder, "out") }],
      });
      expect((await runInProcess(folder, ["generate", "--check"])).code).toBe(0);
    },
  );

  it("--no-scripts leaves package.json alone", async () => {
    const folder = makeFolder({ "package.json": '{"name":"shop"}', "openapi.yaml": good });
    const run = await runInProcess(folder, ["init", "--no-scripts"]);
    expect(run.code).toBe(0);
    expect(read(folder, "package.json")).toBe('{"name":"shop"}');
    expect(run.stderr).toContain("npx specwright generate --check");
  });

  it("does not touch scripts that are there, unless forced", async () => {
    const manifest = '{\n  "scripts": { "generate": "prisma generate" }\n}\n';
    const folder = makeFolder({ "package.json": manifest, "openapi.yaml": good });
    const run = await runInProcess(folder, ["init"]);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain("the script `generate` exists already and was not changed");
    const { scripts } = JSON.parse(read(folder, "package.json")) as { scripts: object };
    expect(scripts).toEqual({
      generate: "prisma generate",
      "generate:check": "specwright generate --check",
    });

    expect((await runInProcess(folder, ["init", "--force"])).code).toBe(0);
    expect(read(folder, "package.json")).toContain('"generate": "specwright generate"');
  });

  it.each([
    ["specwright.config.js", "export default {};", "specwright.config.js"],
    ["specwright.config.json", "{}", "specwright.config.json"],
    ["package.json", '{ "specwright": {} }', "package.json"],
  ])("does not overwrite a configuration in %s", async (file, text, named) => {
    const folder = makeFolder({ [file]: text, "openapi.yaml": good });
    const before = readFolder(folder);
    const run = await runInProcess(folder, ["init", "--config-format", "ts"]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(`There is a configuration already, in ${named}.`);
    expect(readFolder(folder)).toEqual(before);
    const forced = await runInProcess(folder, ["init", "--config-format", "ts", "--force"]);
    expect(forced.code).toBe(2);
    expect(forced.stderr).toContain(`The configuration is in ${named}: remove it`);
  });

  it("keeps the configuration of a document with errors, and says how to go on", async () => {
    const folder = makeFolder({ "openapi.yaml": badReference });
    const run = await runInProcess(folder, ["init"]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("unresolved-reference");
    expect(run.stderr).toContain("when openapi.yaml is fixed");
    expect(Object.keys(readFolder(folder))).toEqual(["openapi.yaml", "specwright.config.ts"]);
  });

  it.each<[string, Record<string, string>, string[], string]>([
    ["no document", { "a.json": "{}" }, [], "There is no OpenAPI document here"],
    ["one that is not there", {}, ["--spec", "c.yaml"], "There is no file c.yaml."],
    ["one on the network", {}, ["--spec", "https://a.test/b"], "download it first"],
    [
      "package.json without one",
      { "a.yaml": good },
      ["--config-format", "package.json"],
      "npm init",
    ],
    ["a broken package.json", { "a.yaml": good, "package.json": "{" }, [], "package.json:1:2"],
  ])("%s: exit 2, and nothing is written", async (_, files, flags, hint) => {
    const folder = makeFolder(files);
    const run = await runInProcess(folder, ["init", ...flags]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(hint);
    expect(readFolder(folder)).toEqual(files);
  });

  it("--yes takes the first of several", async () => {
    const folder = makeFolder({ "a.yaml": good, "sub/openapi.yaml": good, "openapi.yaml": good });
    const run = await runInProcess(folder, ["init", "--yes"]);
    expect(run.code).toBe(0);
    expect(read(folder, "specwright.config.ts")).toContain('  spec: "openapi.yaml",');
  });
});

describe("a configuration that init wrote", () => {
  const config = { spec: 'a "b".yaml', out: "src/api", target: "ts" } as const;
  /** All that stands in comments, as if somebody had taken the marks away. */
  const uncommented = (text: string) => text.replace(/^ {2}\/\/ (\w+: .*,)$/gm, "  $1");

  it.each([
    ["ts", "specwright.config.ts", config],
    ["js", "specwright.config.js", { ...config, target: "js" }],
  ] as const)("typechecks, as it is and with every option: %s", async (format, name, values) => {
    const text = configModuleText(values, format);
    const full = uncommented(text);
    expect(full.match(/^ {2}\w+:/gm)?.length).toBeGreaterThanOrEqual(7);
    const folder = makeFolder({ [name]: text, [`full/${name}`]: full });
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(repository, join(folder, "node_modules/specwright"), "junction");
    const program = ts.createProgram([join(folder, name), join(folder, "full", name)], {
      strict: true,
      noEmit: true,
      allowJs: true,
      checkJs: true,
      exactOptionalPropertyTypes: true,
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      skipLibCheck: true,
      types: [],
    });
    const messages = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    expect(messages).toEqual([]);
    for (const file of [name, `full/${name}`]) {
      const loaded = await loadConfig(file, folder, { specwright: api });
      expect(loaded?.entries[0]?.target ?? "ts").toBe(values.target);
    }
  });

  it("names options that there are", () => {
    const named = [...uncommented(configModuleText(config, "ts")).matchAll(/^ {2}(\w+):/gm)];
    expect(optionNames("config")).toEqual(expect.arrayContaining(named.map(([, name]) => name)));
  });
});

describe("the search for documents", () => {
  it.each<[string, string | undefined]>([
    ["openapi: 3.1.0\n", "OpenAPI 3.1.0"],
    ["# A comment\ninfo:\n  title: x\n'openapi': \"3.0.3\"\n", "OpenAPI 3.0.3"],
    ['swagger: "2.0"\n', "Swagger 2.0"],
    ["\uFEFFopenapi: 3.1.0\n", "OpenAPI 3.1.0"],
    ["info:\n  openapi: 3.1.0\n", undefined],
    ["text: |\n  openapi: 3.1.0\n", undefined],
    ["openapi:\n  - a\n", undefined],
    ['{ "openapi": "3.1.0" }', "OpenAPI 3.1.0"],
    ['{ "components": { "a": [1, {}] }, "info": {}, "openapi": "3.0.1" }', "OpenAPI 3.0.1"],
    ['{ "info": { "openapi": "3.1.0" } }', undefined],
    ['{ "name": "openapi", "version": "3.1.0" }', undefined],
    ['{ "openapi": { "a": "3.1.0" } }', undefined],
    ['["openapi", "3.1.0"]', undefined],
    ['{ "openapi": "3.1.0"', "OpenAPI 3.1.0"],
    ["", undefined],
  ])("%j is %s", (text, kind) => {
    expect(kindOfDocument(text)).toBe(kind);
  });

  it("finds the nearest first, and none that is installed, built, hidden or ours", async () => {
    const folder = makeFolder({
      "z/openapi.yaml": good,
      "z/b.yml": good,
      "a.json": '{ "openapi": "3.1.0" }',
      "swagger.json": '{ "swagger": "2.0" }',
      "package.json": '{ "dependencies": { "openapi": "3.1.0" } }',
      "node_modules/x/openapi.yaml": good,
      "dist/openapi.yaml": good,
      ".cache/openapi.yaml": good,
      "generated/openapi.json": '{ "openapi": "3.1.0" }',
      "generated/.specwright-manifest.json": "{}",
      "notes.md": good,
    });
    const paths = (await findSpecs(folder)).map(({ path }) => path);
    expect(paths).toEqual(["swagger.json", "a.json", "z/openapi.yaml", "z/b.yml"]);
  });
});

describe("the questions of init", () => {
  const answers = (...lines: readonly string[]) => {
    const left = [...lines];
    const asked: string[] = [];
    const ask = (question: string) => {
      asked.push(question);
      return Promise.resolve(left.shift() ?? "");
    };
    return { ask, asked };
  };

  it.each<[string, string[], string]>([
    ["nothing is the suggestion", [""], "openapi.yaml"],
    ["a number", ["2"], "b.yaml"],
    ["a path", ["./sub/c.yaml"], "sub/c.yaml"],
    ["a path that does not exist is asked again", ["no.yaml", "b.yaml"], "b.yaml"],
    ["a number that is none of them is asked again", ["7", ""], "openapi.yaml"],
  ])("%s", async (_, lines, want) => {
    const folder = makeFolder({ "b.yaml": good, "openapi.yaml": good, "sub/c.yaml": "openapi: x" });
    const { ask, asked } = answers(...lines);
    const printed: string[] = [];
    const print = (text: string) => void printed.push(text);
    expect(await chooseSpec(folder, { ask, print })).toBe(want);
    expect(asked).toHaveLength(lines.length);
    expect(printed[0]).toContain("  1  openapi.yaml  (OpenAPI 3.1.0)");
  });

  it("asks for a path where it finds nothing", async () => {
    const folder = makeFolder({ "a.txt": good });
    const { ask, asked } = answers("", "a.txt");
    expect(await chooseSpec(folder, { ask, print: () => undefined })).toBe("a.txt");
    expect(asked).toEqual(["OpenAPI document: ", "OpenAPI document: "]);
  });
});

describe("package.json keeps its form", () => {
  const change = [[["scripts", "generate"], "specwright generate"]] as const;

  it.each([
    [
      "two spaces",
      '{\n  "name": "x"\n}\n',
      '{\n  "name": "x",\n  "scripts": {\n    "generate": "specwright generate"\n  }\n}\n',
    ],
    [
      "four spaces, no last line end",
      '{\n    "scripts": {}\n}',
      '{\n    "scripts": {\n        "generate": "specwright generate"\n    }\n}',
    ],
    [
      "tabs, CRLF",
      '{\r\n\t"scripts": {\r\n\t\t"a": "b"\r\n\t}\r\n}\r\n',
      '{\r\n\t"scripts": {\r\n\t\t"a": "b",\r\n\t\t"generate": "specwright generate"\r\n\t}\r\n}\r\n',
    ],
    [
      "a byte order mark",
      '\uFEFF{\n  "scripts": {\n    "generate": "x"\n  }\n}\n',
      '\uFEFF{\n  "scripts": {\n    "generate": "specwright generate"\n  }\n}\n',
    ],
  ])("%s", (_, text, want) => {
    expect(editManifest(text, change)).toBe(want);
  });
});
