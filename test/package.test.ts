import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { good } from "./cli/documents.js";
import { readFolder } from "./cli/run-cli.js";
import { lintTarball } from "./package/lint-tarball.js";

const run = promisify(execFile);
const repository = fileURLToPath(new URL("../", import.meta.url));
const { dependencies } = JSON.parse(readFileSync(`${repository}package.json`, "utf8")) as {
  dependencies: Record<string, string>;
};

const folder = mkdtempSync(join(tmpdir(), "specwright-package-"));
const installed = join(folder, "node_modules/specwright");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the package of the generator, installed from its tarball", () => {
  let paths: readonly string[] = [];
  let archive = "";

  beforeAll(async () => {
    mkdirSync(installed, { recursive: true });
    // Without scripts: the build belongs to whoever runs the tests.
    const pack = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
    const { stdout } = await run("npm", [...pack, "--cache", join(folder, "cache")], {
      cwd: repository,
    });
    const [tarball] = Object.values(JSON.parse(stdout) as Record<string, { filename: string }>);
    archive = join(folder, tarball?.filename ?? "");
    await run("tar", ["-xzf", archive, "-C", installed, "--strip-components=1"]);
    paths = Object.keys(readFolder(installed));
    for (const name of Object.keys(dependencies)) link(name);
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "openapi.yaml"), good);
  });

  it("holds what it needs, and nothing of the workshop", () => {
    const parts = new Set(paths.map((path) => path.replace(/\/.*/, "")));
    expect([...parts].sort()).toEqual([
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "dist",
      "docs",
      "package.json",
      "templates",
    ]);
    expect(paths.filter((path) => /\.map$|tsbuildinfo|\.test\./.test(path))).toEqual([]);
  });

  it("has nothing that publint or Are The Types Wrong object to", async () => {
    expect(await lintTarball(archive)).toEqual([]);
  });

  it("generates from the command line", async () => {
    const cli = join(installed, "dist/generator/cli.js");
    await run(process.execPath, [cli, "generate", "openapi.yaml", "--out", "api"], { cwd: folder });
    expect(Object.keys(readFolder(join(folder, "api")))).toContain("validators.ts");
  });

  it("checks examples, with the runtime that it brings", async () => {
    const script = `
      import { validate } from "specwright";
      const { diagnostics } = await validate({ spec: "openapi.yaml" });
      console.log(JSON.stringify(diagnostics));`;
    const args = ["--input-type=module", "-e", script];
    const { stdout } = await run(process.execPath, args, { cwd: folder });
    expect(JSON.parse(stdout)).toEqual([]);
  });

  it("has types", async () => {
    const lines = [
      'import { defineConfig } from "specwright";',
      'defineConfig({ spec: "a.yaml", out: "b" });',
      "// @ts-expect-error: misspelt",
      'defineConfig({ spec: "a.yaml", outt: "b" });',
    ];
    writeFileSync(join(folder, "config.ts"), lines.join("\n"));
    const tsc = join(repository, "node_modules/typescript/bin/tsc");
    const flags = ["--noEmit", "--strict", "--module", "nodenext", "config.ts"];
    const { stdout } = await run(process.execPath, [tsc, ...flags], { cwd: folder });
    expect(stdout).toBe("");
  });
});

function link(name: string): void {
  const path = join(folder, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(repository, "node_modules", name), path, "junction");
}
