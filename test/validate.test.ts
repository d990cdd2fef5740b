import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { badIndentation, badReference, good, withWarning } from "./cli/documents.js";
import { makeFolder, runCli } from "./cli/run-cli.js";

const two = good
  .replace("      operationId: getPet\n", "")
  .replace("  schemas:\n", "  schemas:\n    Owner:\n      type: object\n");

describe.concurrent("specwright validate --baseline", () => {
  const validate = ["validate", "openapi.yaml"];
  const held = [...validate, "--baseline", "old.json"];
  const accept = [...held, "--update-baseline"];

  it("holds old findings back, and reports new ones", async () => {
    const folder = makeFolder({ "openapi.yaml": withWarning });
    const recorded = await runCli(folder, accept);
    expect(recorded).toMatchObject({ code: 0, stderr: "old.json: 1 finding recorded.\n" });
    const clean = await runCli(folder, [...held, "--max-warnings", "0"]);
    expect(clean).toMatchObject({ code: 0, stdout: "No findings.\n" });
    expect(clean.stderr).toBe("old.json holds 1 finding of this run.\n");
    writeFileSync(join(folder, "openapi.yaml"), two);
    const grown = await runCli(folder, [...held, "--max-warnings", "0"]);
    expect(grown.code).toBe(1);
    expect(grown.stdout).toContain("unused-component");
    expect(grown.stdout).not.toContain("missing-operation-id");
  });

  it("knows a finding again on another line, and not with another message", async () => {
    const folder = makeFolder({ "openapi.yaml": withWarning });
    await runCli(folder, accept);
    writeFileSync(join(folder, "openapi.yaml"), `# A comment.\n\n${withWarning}`);
    expect((await runCli(folder, held)).stdout).toBe("No findings.\n");
    const renamed = withWarning.replace("/pets/{id}:", "/animals/{id}:");
    writeFileSync(join(folder, "openapi.yaml"), renamed);
    const run = await runCli(folder, held);
    expect(run.stdout).toContain("missing-operation-id");
    expect(run.stderr).toContain("1 entry no longer occurs");
    expect(run.stderr).toContain("missing-operation-id  #/paths/~1pets~1{id}/get");
  });

  it("loses entries that are stale by --update-baseline, and keeps those of other documents", async () => {
    const folder = makeFolder({ "openapi.yaml": two, "other.yaml": withWarning });
    await runCli(folder, ["validate", "openapi.yaml", "other.yaml", ...accept.slice(2)]);
    writeFileSync(join(folder, "openapi.yaml"), good);
    expect((await runCli(folder, held)).stderr).toContain("2 entries no longer occur");
    await runCli(folder, accept);
    const { version, findings } = JSON.parse(readFileSync(join(folder, "old.json"), "utf8")) as {
      version: number;
      findings: { document: string }[];
    };
    expect(version).toBe(1);
    expect(findings.map(({ document }) => document)).toEqual(["other.yaml"]);
  });

  it("is the same file from whatever folder it was written", async () => {
    const files = { "api/openapi.yaml": two };
    const [above, beside] = [makeFolder(files), makeFolder(files)];
    await runCli(above, [
      "validate",
      "api/openapi.yaml",
      "--baseline",
      "old.json",
      "--update-baseline",
    ]);
    await runCli(join(beside, "api"), [
      ...["validate", "openapi.yaml", "--baseline", "../old.json", "--update-baseline"],
    ]);
    const texts = [above, beside].map((folder) => readFileSync(join(folder, "old.json"), "utf8"));
    expect(texts[0]).toBe(texts[1]);
    expect(texts[0]).toContain('"document": "api/openapi.yaml"');
  });

  it("takes errors of the document, and none that keeps it from being read", async () => {
    const folder = makeFolder({ "openapi.yaml": badReference });
    expect((await runCli(folder, accept)).code).toBe(0);
    expect((await runCli(folder, held)).code).toBe(0);
    writeFileSync(join(folder, "openapi.yaml"), badIndentation);
    const run = await runCli(folder, accept);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("invalid-syntax");
    expect(run.stderr).toBe("old.json: 0 findings recorded.\n");
  });

  it("goes to specwright-baseline.json where no file is named", async () => {
    const folder = makeFolder({ "openapi.yaml": withWarning });
    const run = await runCli(folder, [...validate, "--update-baseline"]);
    expect(run.stderr).toBe("specwright-baseline.json: 1 finding recorded.\n");
  });

  it.each([
    ["that is missing", {}, "Write it with --update-baseline."],
    ["that is no JSON", { "old.json": "{" }, "write it again"],
    ["of another kind", { "old.json": '{"version":1,"findings":[{}]}' }, "write it again"],
  ])("a file %s: exit 2", async (_, files, hint) => {
    const folder = makeFolder({ "openapi.yaml": good, ...files });
    const run = await runCli(folder, held);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(hint);
  });
});

describe.concurrent("severities", () => {
  const config = (rules: object) => JSON.stringify({ spec: "openapi.yaml", out: "out", rules });

  it("come from the configuration, and flags win", async () => {
    const folder = makeFolder({
      "openapi.yaml": withWarning,
      "specwright.config.json": config({ "missing-operation-id": "error" }),
    });
    const strict = await runCli(folder, ["validate", "openapi.yaml"]);
    expect(strict.code).toBe(1);
    expect(strict.stdout).toContain("error  missing-operation-id");
    const flag = ["--rule", "missing-operation-id=off"];
    const off = await runCli(folder, ["validate", "openapi.yaml", ...flag]);
    expect(off).toMatchObject({ code: 0, stdout: "No findings.\n" });
  });

  it("hold for generate too", async () => {
    const folder = makeFolder({
      "openapi.yaml": withWarning,
      "specwright.config.json": config({ "missing-operation-id": "error" }),
    });
    const run = await runCli(folder, ["generate"]);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("error  missing-operation-id");
  });

  it("an error that is turned down lets generate go on", async () => {
    const twice = good.replace(
      "components:",
      "  /pets:\n    get:\n      operationId: getPet\n      responses: { '204': { description: Done. } }\ncomponents:",
    );
    const folder = makeFolder({
      "openapi.yaml": twice,
      "specwright.config.json": config({ "duplicate-operation-id": "warning" }),
    });
    const run = await runCli(folder, ["generate"]);
    expect(run.stderr).toContain("warning  duplicate-operation-id");
    expect(run.code).toBe(0);
  });

  it("validate without a document takes those of the configuration", async () => {
    const folder = makeFolder({
      "openapi.yaml": withWarning,
      "specwright.config.json": config({}),
    });
    const run = await runCli(folder, ["validate"]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain("openapi.yaml:7:5  warning  missing-operation-id");
  });

  it.each([
    ["a rule that there is none of", "missing-operation-ids=off", "missing-operation-id"],
    ["a severity that there is none of", "missing-operation-id=loud", '"warning"'],
    ["no severity", "missing-operation-id", "CODE=SEVERITY"],
    ["a rule that stops the run", "invalid-syntax=off", "nothing can be generated"],
  ])("%s: exit 2", async (_, rule, hint) => {
    const run = await runCli(makeFolder({ "openapi.yaml": good }), [
      "validate",
      "openapi.yaml",
      "--rule",
      rule,
    ]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(hint);
  });
});

describe.concurrent("specwright explain", () => {
  it("prints a rule, and lists all without one", async () => {
    const page = await runCli(makeFolder(), ["explain", "unknown-field"]);
    expect(page).toMatchObject({ code: 0, stderr: "" });
    expect(page.stdout).toContain("How to fix it");
    const list = await runCli(makeFolder(), ["explain"]);
    expect(list.stdout).toMatch(/^unknown-field +warning +A field is/m);
  });

  it.each([
    ["unknwon-field", "Did you mean `unknown-field`?"],
    ["zzz", "`specwright explain` lists them all."],
    ["constructor", "`specwright explain` lists them all."],
  ])("%s: exit 2, %s", async (code, hint) => {
    const run = await runCli(makeFolder(), ["explain", code]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(hint);
  });
});

it("junit goes to stdout", async () => {
  const folder = makeFolder({ "openapi.yaml": badReference });
  const run = await runCli(folder, ["validate", "openapi.yaml", "--format", "junit"]);
  expect(run).toMatchObject({ code: 1, stderr: "" });
  expect(run.stdout).toMatch(/^<\?xml version="1.0"/);
  expect(run.stdout).toContain('<testcase name="unresolved-reference" classname="openapi.yaml">');
});
