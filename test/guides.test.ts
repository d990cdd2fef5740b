import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { makeFolder, runCli } from "./cli/run-cli.js";
import { expectedOutput, readBlocks } from "./readme/read-blocks.js";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string): string => readFileSync(join(repository, path), "utf8");

/** Which document the examples of a page use: docs/how-to.md, docs/migrating. */
const pages: readonly (readonly [page: string, document: string])[] = [
  ["docs/how-to.md", "test/docs/how-to.yaml"],
  ...readdirSync(join(repository, "docs/migrating")).map(
    (name) => [`docs/migrating/${name}`, "test/docs/openapi.yaml"] as const,
  ),
];

const compilerOptions = {
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
  module: "NodeNext",
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  preserveSymlinks: true,
  types: ["node"],
};

describe.each(pages)("%s", (page, document) => {
  const examples = readBlocks(page, read(page))
    .filter(({ language }) => language === "ts")
    .map((block, index) => ({ ...block, name: `example-${index + 1}` }));
  const runnable = examples.filter(({ text }) => expectedOutput(text).length > 0);
  let folder = "";
  let complaints = "";

  beforeAll(async () => {
    folder = makeFolder({
      "openapi.yaml": read(document),
      "package.json": '{ "type": "module" }',
      "tsconfig.json": JSON.stringify({ compilerOptions }),
    });
    for (const [name, target] of [
      ["specwright", "."],
      ["@types/node", "node_modules/@types/node"],
      ["openapi-typescript", "node_modules/openapi-typescript"],
    ] as const) {
      const path = join(folder, "node_modules", name);
      mkdirSync(dirname(path), { recursive: true });
      symlinkSync(join(repository, target), path, "junction");
    }
    expect(await runCli(folder, ["generate", "openapi.yaml", "--out", "api"])).toMatchObject({
      code: 0,
    });
    for (const { name, text } of examples) writeFileSync(join(folder, `${name}.ts`), text);
    const tsc = join(repository, "node_modules/typescript-7/bin/tsc");
    complaints = await run(process.execPath, [tsc, "-p", folder, "--pretty", "false"]).then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
  });

  it("has examples, which compile", () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(complaints).toBe("");
  });

  it("prints what it says", async () => {
    for (const { name, text, place } of runnable) {
      const { stdout } = await run(process.execPath, [join(folder, `${name}.js`)], { cwd: folder });
      expect(stdout.trimEnd().split("\n"), place).toEqual(expectedOutput(text));
    }
  });
});

describe("docs/migrating/openapi-typescript.md", () => {
  it("has every flag of the version that is installed", async () => {
    const cli = join(repository, "node_modules/openapi-typescript/bin/cli.js");
    const { stdout } = await run(process.execPath, [cli, "--help"]);
    const flags = [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag = ""]) => flag);
    expect(flags.length).toBeGreaterThan(20);
    const text = read("docs/migrating/openapi-typescript.md");
    const others = flags.filter((flag) => !["--help", "--version"].includes(flag));
    for (const flag of others) expect(text).toContain(`\`${flag}\``);
  });
});
