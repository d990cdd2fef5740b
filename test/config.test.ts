import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { loadConfig } from "../generator/options/config.js";
import * as api from "../generator/index.js";
import { makeFolder } from "./cli/run-cli.js";
import { runInProcess } from "./cli/run-in-process.js";

const load = (folder: string, file?: string) => loadConfig(file, folder, { specwright: api });

async function failure(files: Readonly<Record<string, string>>, file?: string): Promise<string> {
  const error = await load(makeFolder(files), file).then(
    () => undefined,
    (reason: unknown) => reason as Error,
  );
  expect(error?.name).toBe("SpecwrightError");
  return error?.message ?? "";
}

const pets = { spec: "pets.yaml", out: "pets" };
const shops = { spec: "shops.yaml", out: "shops", name: "stores" };

describe("a configuration", () => {
  it.each<[string, string, string]>([
    [
      "TypeScript",
      "specwright.config.ts",
      `import { defineConfig } from "specwright";\nexport default defineConfig(${JSON.stringify(pets)});`,
    ],
    [
      "TypeScript modules",
      "specwright.config.mts",
      `const config: object = ${JSON.stringify(pets)};\nexport default config;`,
    ],
    ["JavaScript", "specwright.config.js", `export default ${JSON.stringify(pets)};`],
    ["CommonJS", "specwright.config.js", `module.exports = ${JSON.stringify(pets)};`],
    ["JavaScript modules", "specwright.config.mjs", `export default ${JSON.stringify(pets)};`],
    ["JSON", "specwright.config.json", JSON.stringify(pets)],
    ["JSON with a byte order mark", "specwright.config.json", `\uFEFF${JSON.stringify(pets)}`],
    ["a key of package.json", "package.json", JSON.stringify({ name: "x", specwright: pets })],
  ])("may be %s", async (_, name, text) => {
    const folder = makeFolder({ [name]: text });
    expect(await load(folder)).toEqual({
      path: join(folder, name),
      entries: [{ spec: join(folder, "pets.yaml"), out: join(folder, "pets") }],
    });
  });

  it.each([
    [
      "specwright.config.ts",
      `import { defineConfig } from "specwright";\nexport default defineConfig([${JSON.stringify(pets)}, ${JSON.stringify(shops)}]);`,
    ],
    ["specwright.config.json", JSON.stringify([pets, shops])],
    ["package.json", JSON.stringify({ specwright: [pets, shops] })],
  ])("may hold several documents: %s", async (name, text) => {
    const folder = makeFolder({ [name]: text });
    expect((await load(folder))?.entries).toEqual([
      { spec: join(folder, "pets.yaml"), out: join(folder, "pets") },
      { spec: join(folder, "shops.yaml"), out: join(folder, "shops"), name: "stores" },
    ]);
  });

  it("is not there: nothing, and no error", async () => {
    expect(await load(makeFolder({ "package.json": "{}" }))).toBeUndefined();
  });

  it("is read anew after a change", async () => {
    const folder = makeFolder({
      "specwright.config.ts": `export default ${JSON.stringify(pets)};`,
    });
    await load(folder);
    writeFileSync(join(folder, "specwright.config.ts"), `export default ${JSON.stringify(shops)};`);
    expect((await load(folder))?.entries[0]?.name).toBe("stores");
  });
});

describe("what is wrong in a configuration", () => {
  it.each<[string, Record<string, string>, string]>([
    [
      "a key that is misspelt, in JSON",
      { "specwright.config.json": '{\n  "spec": "a.yaml",\n  "outt": "out"\n}\n' },
      "specwright.config.json:3:3: There is no option `outt`. Did you mean `out`?",
    ],
    [
      "a value of the wrong type, in JSON",
      { "specwright.config.json": '{\n  "spec": "a.yaml",\n  "out": 1\n}\n' },
      "specwright.config.json:3:10: The option `out` must be a string.",
    ],
    [
      "a nested key, in the second document",
      {
        "specwright.config.json":
          '[\n  { "spec": "a", "out": "b" },\n  { "spec": "a", "out": "c", "package": { "name": "x", "version": "1", "licence": "MIT" } }\n]\n',
      },
      "specwright.config.json:3:72: There is no option `package.licence`. Did you mean `package.license`?",
    ],
    [
      "a key in package.json",
      { "package.json": '{\n  "name": "x",\n  "specwright": {\n    "specs": "a.yaml"\n  }\n}\n' },
      "package.json:4:5: There is no option `specs`. Did you mean `spec`?",
    ],
    [
      "a key that is missing",
      { "specwright.config.json": '{\n  "out": "b"\n}\n' },
      "specwright.config.json:1:1: The option `spec` is missing: the document.",
    ],
    [
      "a key in TypeScript",
      { "specwright.config.ts": 'export default { spec: "a.yaml", oout: "b" };' },
      "specwright.config.ts: There is no option `oout`. Did you mean `out`?",
    ],
    [
      "a key in one of several, in JavaScript",
      {
        "specwright.config.js":
          'export default [{ spec: "a", out: "b" }, { spec: "a", output: "c" }];',
      },
      "specwright.config.js, document 2: There is no option `output`. ",
    ],
    [
      "a name that is near none",
      { "specwright.config.json": '{ "spec": "a", "out": "b", "frobnicate": 1 }' },
      "There is no option `frobnicate`. docs/configuration.md lists them all.",
    ],
    [
      "JSON that is none",
      { "specwright.config.json": '{\n  "spec": "a"\n  "out": "b"\n}\n' },
      "specwright.config.json:3:3 cannot be read: This is not valid JSON: comma expected.",
    ],
    [
      "a key that stands twice",
      { "specwright.config.json": '{ "spec": "a", "out": "b",\n  "out": "c" }' },
      "specwright.config.json:2:3 cannot be read: The key `out` occurs twice in one object.",
    ],
    [
      "TypeScript that is none",
      { "specwright.config.ts": "export default {\n  spec: 'a' 'b',\n};\n" },
      'specwright.config.ts:2:12 cannot be read: Unexpected token, expected ",".',
    ],
    [
      "a module that throws",
      { "specwright.config.ts": "const x: any = undefined;\n\nexport default { spec: x.y };\n" },
      "specwright.config.ts cannot be read: Cannot read properties of undefined (reading 'y').",
    ],
    [
      "an import of nothing",
      { "specwright.config.mjs": "import x from 'nothing-there';\nexport default x;\n" },
      "specwright.config.mjs cannot be read: Cannot find module 'nothing-there'.",
    ],
    [
      "two documents with one folder",
      {
        "specwright.config.json": '[{ "spec": "a", "out": "b" },\n { "spec": "c", "out": "./B" }]',
      },
      "specwright.config.json:2:24: Two documents have the same folder `out`: give each its own.",
    ],
    [
      "no document at all",
      { "specwright.config.json": "[]" },
      "specwright.config.json:1:1: The list",
    ],
    ["a word", { "specwright.config.json": '"a"' }, "The options must be an object."],
    [
      "JavaScript that imports itself without extension",
      {
        "specwright.config.json":
          '{ "spec": "a", "out": "b", "target": "js",\n  "importExtension": ".ts" }',
      },
      'specwright.config.json:2:22: The option `importExtension` can only be ".js" with target "js"',
    ],
    [
      "a package that imports TypeScript",
      {
        "specwright.config.json":
          '{ "spec": "a", "out": "b", "importExtension": "",\n  "package": { "name": "a", "version": "1" } }',
      },
      'specwright.config.json:1:47: The option `importExtension` can only be ".js" with `package`',
    ],
  ])("%s", async (_, files, message) => {
    expect(await failure(files)).toContain(message);
  });

  it("a package.json that was named, but says nothing of us", async () => {
    const message = await failure({ "package.json": '{ "name": "x" }' }, "package.json");
    expect(message).toBe("package.json has no configuration of specwright.");
  });

  it("a file that does not exist", async () => {
    expect(await failure({}, "no.json")).toBe(
      "The configuration no.json cannot be read: there is no such file.",
    );
  });
});

describe("the search for a configuration", () => {
  const above = JSON.stringify(pets);
  const found = async (folder: string) => (await load(folder))?.path;

  it("goes up, past folders and a package.json that have none", async () => {
    const files = { "specwright.config.json": above, "a/package.json": "{}", "a/b/x": "" };
    const folder = makeFolder(files);
    expect(await found(join(folder, "a/b"))).toBe(join(folder, "specwright.config.json"));
  });

  it.each([
    ["a folder .git", "repo/.git/HEAD"],
    ["a file .git, as work trees and submodules have", "repo/.git"],
  ])("ends at the root of a repository: %s", async (_, git) => {
    const files = {
      // It would run, and say so.
      "specwright.config.mjs": "throw new Error('it ran');\n",
      [git]: "",
      "repo/src/api/x": "",
    };
    const folder = makeFolder(files);
    expect(await found(join(folder, "repo/src/api"))).toBeUndefined();
    expect(await found(join(folder, "repo"))).toBeUndefined();
    await expect(found(folder)).rejects.toThrow("it ran");
    writeFileSync(join(folder, "repo/specwright.config.json"), above);
    const own = join(folder, "repo/specwright.config.json");
    expect(await found(join(folder, "repo/src/api"))).toBe(own);
  });

  it("ends at the home folder", async () => {
    const folder = makeFolder({ "specwright.config.json": above, "home/work/x": "" });
    vi.stubEnv("HOME", join(folder, "home"));
    vi.stubEnv("USERPROFILE", join(folder, "home"));
    try {
      expect(await found(join(folder, "home/work"))).toBeUndefined();
      writeFileSync(join(folder, "home/specwright.config.json"), above);
      const own = join(folder, "home/specwright.config.json");
      expect(await found(join(folder, "home/work"))).toBe(own);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it.skipIf(process.platform === "win32")(
    "ends before a folder in which everybody may write",
    async () => {
      const folder = makeFolder({
        "shared/specwright.config.mjs": "throw new Error('it ran');",
        "shared/mine/sub/x": "",
      });
      chmodSync(join(folder, "shared"), 0o1777);
      expect(await found(join(folder, "shared/mine/sub"))).toBeUndefined();
      chmodSync(join(folder, "shared"), 0o755);
      await expect(found(join(folder, "shared/mine/sub"))).rejects.toThrow("it ran");
    },
  );

  it("a document that is named needs none, and runs none", async () => {
    const spec = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\n";
    const folder = makeFolder({
      "openapi.yaml": spec,
      "specwright.config.mjs": "throw new Error('it ran');",
    });
    const generated = await runInProcess(folder, [
      "generate",
      "openapi.yaml",
      "--out",
      "out",
      "--no-paths",
    ]);
    expect(generated).toMatchObject({ code: 0 });
    expect(await runInProcess(folder, ["bundle", "openapi.yaml"])).toMatchObject({ code: 0 });
    // For their rules and severities, these two read it.
    for (const args of [
      ["validate", "openapi.yaml"],
      ["diff", "openapi.yaml", "openapi.yaml"],
    ]) {
      expect((await runInProcess(folder, args)).stderr).toContain("it ran");
      writeFileSync(join(folder, "rules.json"), '{ "spec": "openapi.yaml", "out": "out" }');
      const run = await runInProcess(folder, [...args, "--config", "rules.json"]);
      expect(run, run.stderr).toMatchObject({ code: 0 });
    }
  });

  it.skipIf(process.platform === "win32")(
    "does not wait for a pipe, and reads no folder",
    async () => {
      const folder = makeFolder();
      execFileSync("mkfifo", [join(folder, "specwright.config.json")]);
      await expect(load(folder)).rejects.toThrow("it is not a regular file");
      mkdirSync(join(folder, "sub/specwright.config.ts"), { recursive: true });
      await expect(load(join(folder, "sub"))).rejects.toThrow("it is not a regular file");
    },
  );
});
