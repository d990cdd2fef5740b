import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { badIndentation, badOneof, badReference, good, withWarning } from "./cli/documents.js";
import { makeFolder, readFolder, runCli } from "./cli/run-cli.js";

const generate = ["generate", "openapi.yaml", "--out", "out"];

describe.concurrent("specwright generate", () => {
  it("writes into an empty folder, and a second run changes nothing", async () => {
    const folder = makeFolder({ "openapi.yaml": good });
    const first = await runCli(folder, generate);
    expect(first).toMatchObject({ code: 0, stdout: "" });
    expect(first.stderr).toMatch(/^out: \d+ written, 0 unchanged\.$/m);
    const files = readFolder(join(folder, "out"));
    const modules = ["index.ts", "types.ts", "validators.ts", "endpoints.ts", "paths.ts"];
    expect(Object.keys(files)).toEqual(expect.arrayContaining([...modules, "openapi.json"]));

    const second = await runCli(folder, generate);
    expect(second.code).toBe(0);
    expect(second.stderr).toMatch(/^out: 0 written, \d+ unchanged\.$/m);
    expect(readFolder(join(folder, "out"))).toEqual(files);
  });

  it("--check is silent about what is up to date, and writes nothing", async () => {
    const folder = makeFolder({ "openapi.yaml": good });
    await runCli(folder, generate);
    const before = readFolder(folder);
    const run = await runCli(folder, [...generate, "--check"]);
    expect(run).toMatchObject({ code: 0, stdout: "" });
    expect(run.stderr).toContain("out is up to date.");
    expect(readFolder(folder)).toEqual(before);
  });

  it("--check names what drifted, exits with 1 and writes nothing", async () => {
    const folder = makeFolder({ "openapi.yaml": good });
    await runCli(folder, generate);
    writeFileSync(join(folder, "out/types.ts"), "// edited\n");
    const before = readFolder(folder);
    const run = await runCli(folder, [...generate, "--check"]);
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain("changed: types.ts");
    expect(run.stderr).toContain("Run `specwright generate`");
    expect(readFolder(folder)).toEqual(before);
  });

  it("--check into a folder that does not exist makes none", async () => {
    const folder = makeFolder({ "openapi.yaml": good });
    const run = await runCli(folder, [...generate, "--check"]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("missing: index.ts");
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  it.each([
    ["a reference to nothing", badReference, "unresolved-reference", 21],
    ["a oneof member that does not exist", badOneof, "oneof-unknown-member", 27],
    ["a wrong indentation", badIndentation, "invalid-syntax", 4],
  ])("%s: place, frame, fix, exit 1, output untouched", async (_, text, code, line) => {
    const folder = makeFolder({ "openapi.yaml": good });
    await runCli(folder, generate);
    const before = readFolder(join(folder, "out"));
    writeFileSync(join(folder, "openapi.yaml"), text);
    const run = await runCli(folder, generate);
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(
      new RegExp(`^openapi\\.yaml:${line}:\\d+ {2}error {2}${code}$`, "m"),
    );
    expect(run.stderr).toMatch(new RegExp(`^\\s*>?\\s*${line} \\|`, "m"));
    expect(run.stderr).toMatch(/^fix: \S/m);
    expect(run.stderr).toContain("Nothing was written.");
    expect(readFolder(join(folder, "out"))).toEqual(before);
  });

  it("--no-paths leaves out paths.ts, and --target js gives JavaScript", async () => {
    const folder = makeFolder({ "openapi.yaml": good });
    const run = await runCli(folder, [...generate, "--no-paths", "--target", "js"]);
    expect(run.code).toBe(0);
    const files = Object.keys(readFolder(join(folder, "out")));
    expect(files).toEqual(expect.arrayContaining(["index.js", "index.d.ts", "validators.js"]));
    expect(files.filter((path) => /paths\.|(?<!\.d)\.ts$/.test(path))).toEqual([]);
  });

  it("does not overwrite files of others", async () => {
    const folder = makeFolder({ "openapi.yaml": good, "out/types.ts": "export type Mine = 1;\n" });
    const before = readFolder(folder);
    const run = await runCli(folder, generate);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("`types.ts`");
    expect(readFolder(folder)).toEqual(before);
  });
});

describe.concurrent("the configuration", () => {
  const config = (value: object) => JSON.stringify(value);

  it("is found above the working directory, with paths from its own folder", async () => {
    const folder = makeFolder({
      "specwright.config.json": config({ spec: "api/openapi.yaml", out: "src/api" }),
      "api/openapi.yaml": good,
    });
    const run = await runCli(join(folder, "api"), ["generate"]);
    expect(run.code).toBe(0);
    expect(existsSync(join(folder, "src/api/index.ts"))).toBe(true);
  });

  it("may be TypeScript", async () => {
    const folder = makeFolder({
      "specwright.config.ts": 'export default { spec: "openapi.yaml" as string, out: "out" };\n',
      "openapi.yaml": good,
    });
    expect((await runCli(folder, ["generate"])).code).toBe(0);
    expect(existsSync(join(folder, "out/index.ts"))).toBe(true);
  });

  it("loses against flags", async () => {
    const folder = makeFolder({
      "specwright.config.json": config({ spec: "openapi.yaml", out: "here" }),
      "openapi.yaml": good,
    });
    await runCli(folder, ["generate", "--out", "there"]);
    expect(existsSync(join(folder, "here"))).toBe(false);
    expect(existsSync(join(folder, "there/index.ts"))).toBe(true);
  });

  it.each([
    ["a key that is misspelt", { spec: "openapi.yaml", outt: "out" }, "Did you mean `out`?"],
    ["a value of the wrong type", { spec: "openapi.yaml", out: 1 }, "`out` must be a string"],
    ["no document", { out: "out" }, "`spec`"],
    ["no output folder", { spec: "openapi.yaml" }, "--out DIR"],
  ])("%s: exit 2, and what to do", async (_, value, hint) => {
    const folder = makeFolder({
      "specwright.config.json": config(value),
      "openapi.yaml": good,
    });
    const run = await runCli(folder, ["generate"]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toMatch(/^error: /);
    expect(run.stderr).toContain(hint);
  });

  it.each([
    ["specwright.config.json", "{"],
    ["specwright.config.ts", "export default {"],
    ["specwright.config.js", "throw new Error('no');"],
    ["package.json", "{"],
  ])("%s that cannot be read is named, with the reason", async (name, text) => {
    const folder = makeFolder({ [name]: text, "openapi.yaml": good });
    const run = await runCli(folder, ["generate"]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toMatch(/^error: .*cannot be read: ./);
    expect(run.stderr).toContain(name);
  });
});

describe.concurrent("usage", () => {
  it.each([
    ["a document that is missing", ["validate", "nothing.yaml"], "nothing.yaml"],
    [
      "a document to generate from that is missing",
      ["generate", "no.yaml", "--out", "out"],
      "no.yaml",
    ],
    ["a document to bundle that is missing", ["bundle", "nothing.yaml"], "nothing.yaml"],
    ["a configuration that is missing", ["generate", "--config", "no.json"], "no such file"],
    ["an unknown option", ["generate", "--outt", "out"], "--out"],
    ["an unknown command", ["generat"], "generate"],
    ["an option with a wrong value", ["validate", "x.yaml", "--format", "xml"], "sarif"],
    ["a count that is none", ["validate", "x.yaml", "--max-warnings", "-1"], "whole number"],
    ["no document", ["validate"], "spec"],
  ])("%s: exit 2", async (_, args, hint) => {
    const run = await runCli(makeFolder(), args);
    expect(run.code).toBe(2);
    expect(run.stdout + run.stderr).toContain(hint);
  });

  it.each([[["--help"]], [["generate", "--help"]], [["--version"]]])("%s: exit 0", async (args) => {
    const run = await runCli(makeFolder(), args);
    expect(run).toMatchObject({ code: 0, stderr: "" });
    expect(run.stdout).not.toBe("");
  });

  it("help names the exit codes", async () => {
    expect((await runCli(makeFolder(), ["--help"])).stdout).toContain("Exit codes: 0");
  });
});

describe.concurrent("specwright validate", () => {
  it("has nothing to say on stderr about a good document, and exits with 0", async () => {
    const folder = makeFolder({ "openapi.yaml": good });
    const run = await runCli(folder, ["validate", "openapi.yaml"]);
    expect(run.code).toBe(0);
    expect(run.stdout + run.stderr).toMatch(/no findings/i);
  });

  it("json: one object", async () => {
    const folder = makeFolder({ "openapi.yaml": badReference });
    const run = await runCli(folder, ["validate", "openapi.yaml", "--format", "json"]);
    expect(run).toMatchObject({ code: 1, stderr: "" });
    expect(JSON.parse(run.stdout)).toMatchObject({
      diagnostics: [{ code: "unresolved-reference", file: "openapi.yaml", line: 21 }],
      summary: { errors: 1 },
    });
  });

  it("json of nothing is JSON too", async () => {
    const folder = makeFolder({ "openapi.yaml": good });
    const run = await runCli(folder, ["validate", "openapi.yaml", "--format", "json"]);
    expect(JSON.parse(run.stdout)).toMatchObject({ diagnostics: [] });
    expect(run).toMatchObject({ code: 0, stderr: "" });
  });

  it("github: workflow commands", async () => {
    const folder = makeFolder({ "openapi.yaml": badReference });
    const run = await runCli(folder, ["validate", "openapi.yaml", "--format", "github"]);
    expect(run).toMatchObject({ code: 1, stderr: "" });
    expect(run.stdout).toMatch(/^::error file=openapi\.yaml,line=21,col=\d+/);
  });

  it("sarif: a log with the rule and the place", async () => {
    const folder = makeFolder({ "openapi.yaml": badReference });
    const run = await runCli(folder, ["validate", "openapi.yaml", "--format", "sarif"]);
    expect(run).toMatchObject({ code: 1, stderr: "" });
    const region = expect.objectContaining({ startLine: 21 }) as unknown;
    const artifactLocation = { uri: "openapi.yaml" };
    expect(JSON.parse(run.stdout)).toMatchObject({
      version: "2.1.0",
      runs: [
        {
          results: [
            {
              ruleId: "unresolved-reference",
              locations: [{ physicalLocation: { artifactLocation, region } }],
            },
          ],
        },
      ],
    });
  });

  it.each([
    ["a warning alone is fine", [], 0],
    ["unless there may be none", ["--max-warnings", "0"], 1],
    ["one may be", ["--max-warnings", "1"], 0],
  ])("%s", async (_, flags, code) => {
    const folder = makeFolder({ "openapi.yaml": withWarning });
    const run = await runCli(folder, ["validate", "openapi.yaml", ...flags]);
    expect(run.code).toBe(code);
    expect(run.stdout).toContain("missing-operation-id");
  });

  it("says how many warnings are allowed, groups what repeats, and counts the rules", async () => {
    const schemas = ["A", "B", "C", "D", "E", "F"];
    const text = `openapi: 3.1.0
info: { title: Many }
paths: {}
components:
  schemas:
${schemas.map((name) => `    ${name}: { type: string, nullable: true }\n`).join("")}`;
    const folder = makeFolder({ "one.yaml": withWarning, "many.yaml": text });
    const strict = await runCli(folder, ["validate", "one.yaml", "--max-warnings", "0"]);
    expect(strict.stdout).toMatch(/\n1 warning; at most 0 are allowed\n$/);
    const many = await runCli(folder, ["validate", "many.yaml"]);
    expect(many.stdout.match(/info {2}nullable-in-3\.1/g)).toHaveLength(3);
    expect(many.stdout).toContain(
      "3 more findings alike  nullable-in-3.1: many.yaml:9:24, many.yaml:10:24, many.yaml:11:24\n",
    );
    expect(many.stdout).toMatch(
      /\n1 {2}error {4}invalid-document\n6 {2}info {5}nullable-in-3\.1\n\n1 error, 6 infos\n$/,
    );
    const quiet = await runCli(folder, ["validate", "many.yaml", "--quiet"]);
    expect(quiet.stdout).not.toContain("nullable");
    const json = ["validate", "many.yaml", "--format", "json"];
    const count = async (...flags: string[]): Promise<number> => {
      const { stdout } = await runCli(folder, [...json, ...flags]);
      return (JSON.parse(stdout) as { diagnostics: unknown[] }).diagnostics.length;
    };
    expect(await count()).toBe(7);
    expect(await count("--max-per-rule", "2")).toBe(3);
  });

  it("reports a syntax error without its followers, and its place last", async () => {
    const lines = Array.from({ length: 100 }, (_, index) => `  /a${index}:\n    get: {}\n`);
    const folder = makeFolder({ "a.yaml": `openapi: 3.1.0\n{\npaths:\n${lines.join("")}` });
    const { stdout } = await runCli(folder, ["validate", "a.yaml"]);
    expect(stdout.match(/error {2}invalid-syntax/g)?.length).toBeLessThanOrEqual(3);
    expect(stdout).toMatch(/the syntax error is at a\.yaml:2:1\n$/);
  });

  it("a revision of git without its prefix, and a deleted working directory", async () => {
    const folder = makeFolder({ "a.yaml": good });
    const run = await runCli(folder, ["diff", "HEAD~1:a.yaml", "a.yaml"]);
    expect(run.stderr + run.stdout).toContain("Did you mean `git:HEAD~1:a.yaml`?");
  });

  it("takes several documents, and finds the fault of each", async () => {
    const folder = makeFolder({ "a.yaml": badReference, "b.yaml": good, "c.yaml": badOneof });
    const run = await runCli(folder, [
      "validate",
      "a.yaml",
      "b.yaml",
      "c.yaml",
      "--format",
      "json",
    ]);
    expect(run.code).toBe(1);
    const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: { file: string }[] };
    expect(diagnostics.map(({ file }) => file)).toEqual(["a.yaml", "c.yaml"]);
  });
});

describe.concurrent("specwright bundle", () => {
  const files = {
    "openapi.yaml": good.replace('"#/components/schemas/Pet"', "pet.yaml#/Pet"),
    "pet.yaml": "Pet:\n  type: object\n",
  };

  it("writes JSON to stdout, and nothing else there", async () => {
    const folder = makeFolder(files);
    const run = await runCli(folder, ["bundle", "openapi.yaml"]);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ openapi: "3.1.0" });
    expect(run.stdout).not.toContain("pet.yaml");
  });

  it.each([
    ["api.json", (text: string) => JSON.parse(text) as unknown],
    ["api.yaml", (text: string) => parse(text) as unknown],
  ])("writes %s in the form that its name says", async (out, read) => {
    const folder = makeFolder(files);
    const toStdout = await runCli(folder, ["bundle", "openapi.yaml"]);
    const run = await runCli(folder, ["bundle", "openapi.yaml", "--out", out]);
    expect(run).toMatchObject({ code: 0, stdout: "" });
    expect(read(readFileSync(join(folder, out), "utf8"))).toEqual(JSON.parse(toStdout.stdout));
  });

  it("writes nothing for a faulty document", async () => {
    const folder = makeFolder({ "openapi.yaml": badReference });
    const run = await runCli(folder, ["bundle", "openapi.yaml", "--out", "api.json"]);
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(existsSync(join(folder, "api.json"))).toBe(false);
  });
});

describe.concurrent("colours", () => {
  const escape = String.fromCharCode(27);

  it.each<[string, Record<string, string>]>([
    ["not on a terminal", {}],
    ["not with NO_COLOR, though forced", { NO_COLOR: "1", FORCE_COLOR: "1" }],
    ["not in CI", { CI: "true", FORCE_COLOR: "1" }],
  ])("%s", async (_, env) => {
    const folder = makeFolder({ "openapi.yaml": badReference });
    const run = await runCli(folder, ["validate", "openapi.yaml"], env);
    expect(run.stdout + run.stderr).not.toContain(escape);
  });
});
