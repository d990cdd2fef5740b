import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, runCli, type Run } from "../cli/run-cli.js";

const head = 'openapi: 3.1.0\ninfo: { title: Things, version: "1" }\npaths: {}\n';

function thing(...properties: readonly string[]): string {
  const lines = properties.map((name) => `        ${name}: { type: string }\n`);
  const schema = `    Thing:\n      type: object\n      properties:\n${lines.join("")}`;
  return `${head}components:\n  schemas:\n${schema}`;
}

const files = { "old.yaml": thing("a", "b", "c"), "new.yaml": thing("c", "d") };

const diffOf = (folder: string, ...args: string[]): Promise<Run> =>
  runCli(folder, ["diff", "old.yaml", "new.yaml", ...args]);

/** `breaking property-removed`, a line for each change. */
async function severitiesOf(folder: string, ...args: string[]): Promise<string[]> {
  const run = await diffOf(folder, "--format", "json", ...args);
  const { changes } = JSON.parse(run.stdout) as { changes: { severity: string; code: string }[] };
  return changes.map(({ severity, code }) => `${severity} ${code}`);
}

describe.concurrent("specwright diff --severity, and diff.severities", () => {
  it("without them, changes are what the table says", async () => {
    expect(await severitiesOf(makeFolder(files))).toEqual([
      "risky property-removed",
      "risky property-removed",
      "compatible property-added",
    ]);
  });

  it("the flag makes a change breaking, and sets the exit code", async () => {
    const folder = makeFolder(files);
    expect(await severitiesOf(folder, "--severity", "property-added=breaking")).toEqual([
      "breaking property-added",
      "risky property-removed",
      "risky property-removed",
    ]);
    expect((await diffOf(folder)).code).toBe(0);
    expect((await diffOf(folder, "--severity", "property-added=breaking")).code).toBe(1);
  });

  it("the flag is repeatable, and `off` hides a change", async () => {
    const off = ["--severity", "property-removed=off", "--severity", "property-added=off"];
    const run = await diffOf(makeFolder(files), ...off, "--fail-on", "any");
    expect(run).toEqual({ code: 0, stdout: "No changes.\n", stderr: "" });
  });

  const configured = (...entries: object[]): string => JSON.stringify(entries);
  const severities = { "property-removed": "breaking", "property-added": "off" };

  it("the configuration sets them, and the flag takes precedence", async () => {
    const config = configured({ spec: "new.yaml", out: "out", diff: { severities } });
    const folder = makeFolder({ ...files, "specwright.config.json": config });
    const breaking = "breaking property-removed";
    expect(await severitiesOf(folder)).toEqual([breaking, breaking]);
    const flag = ["--severity", "property-added=risky"];
    expect(await severitiesOf(folder, ...flag)).toEqual([
      breaking,
      breaking,
      "risky property-added",
    ]);
  });

  it("of several documents the entry of the newer one counts, or none", async () => {
    const other = { spec: "other.yaml", out: "other" };
    const own = { spec: "new.yaml", out: "new", diff: { severities } };
    const named = { ...files, "other.json": configured({ ...other, diff: { severities } }, own) };
    const folder = makeFolder({
      ...named,
      "none.json": configured({ ...other, diff: { severities } }, { ...own, diff: {} }),
    });
    expect(await severitiesOf(folder, "--config", "other.json")).toHaveLength(2);
    expect(await severitiesOf(folder, "--config", "none.json")).toHaveLength(3);
  });

  it.each([
    ["property-removed", "--severity takes CODE=SEVERITY, as in property-removed=breaking."],
    ["property-removd=off", "Did you mean `property-removed`?"],
    [
      "property-removed=loud",
      'The option `severities.property-removed` must be "breaking" or "risky"',
    ],
  ])("--severity %s is wrong usage", async (setting, message) => {
    const run = await diffOf(makeFolder(files), "--severity", setting);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(message);
  });
});

interface Baseline {
  readonly version: number;
  readonly changes: readonly { document: string; code: string; at: string }[];
}

const readBaseline = (folder: string, name = "specwright-diff-baseline.json"): Baseline =>
  JSON.parse(readFileSync(join(folder, name), "utf8")) as Baseline;

describe.concurrent("specwright diff --baseline", () => {
  it("writes all changes down, and reports those that come later", async () => {
    const folder = makeFolder(files);
    const written = await diffOf(folder, "--update-baseline", "--fail-on", "any");
    expect(written).toMatchObject({ code: 0, stdout: "No changes.\n" });
    expect(written.stderr).toBe("specwright-diff-baseline.json: 3 changes recorded.\n");
    expect(readBaseline(folder).changes.map(({ code, at }) => `${code} ${at}`)).toEqual([
      "property-added #/components/schemas/Thing/properties/d",
      "property-removed #/components/schemas/Thing",
      "property-removed #/components/schemas/Thing",
    ]);

    const flags = ["--baseline", "specwright-diff-baseline.json", "--fail-on", "any"];
    const held = await diffOf(folder, ...flags);
    expect(held).toMatchObject({ code: 0, stdout: "No changes.\n" });
    expect(held.stderr).toBe("specwright-diff-baseline.json holds 3 changes of this run.\n");

    // A line more above does not matter, another change does.
    writeFileSync(join(folder, "new.yaml"), `# Things\n${thing("c", "d", "e")}`);
    const later = await diffOf(folder, ...flags);
    expect(later.code).toBe(1);
    expect(later.stdout).toContain("`Thing.e` was added.");
    expect(later.stdout).not.toContain("Thing.d");
  });

  it("lists entries that no longer occur, and --update-baseline drops them", async () => {
    const folder = makeFolder(files);
    const flags = ["--baseline", "accepted.json"];
    await diffOf(folder, ...flags, "--update-baseline");
    writeFileSync(join(folder, "new.yaml"), thing("b", "c", "d"));
    const { stdout, stderr } = await diffOf(folder, ...flags);
    expect(stdout).toBe("No changes.\n");
    expect(stderr).toContain("1 entry no longer occurs; --update-baseline removes what is stale:");
    expect(stderr).toContain("  property-removed  #/components/schemas/Thing\n");
    await diffOf(folder, ...flags, "--update-baseline");
    expect(readBaseline(folder, "accepted.json").changes).toHaveLength(2);
  });

  it("holds the changes of several documents, also of git revisions by their path", async () => {
    const folder = makeFolder({ ...files, "other.yaml": thing("a", "b") });
    await diffOf(folder, "--update-baseline");
    const args = ["diff", "old.yaml", "other.yaml", "--update-baseline"];
    await runCli(folder, args);
    const documents = readBaseline(folder).changes.map(({ document }) => document);
    expect(documents).toEqual(["new.yaml", "new.yaml", "new.yaml", "other.yaml"]);
  });

  it.each([
    ["is missing", {}, "there is no such file. Write it with --update-baseline."],
    ["is another file", { "accepted.json": "{}" }, "accepted.json is not a baseline of `diff`"],
    ["is no JSON", { "accepted.json": "changes:" }, "accepted.json is not a baseline of `diff`"],
  ])("a baseline that %s is wrong usage", async (_, more, message) => {
    const run = await diffOf(makeFolder({ ...files, ...more }), "--baseline", "accepted.json");
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(message);
  });
});

describe.concurrent("a document of git without `git:`", () => {
  it.each([
    ["HEAD~1:old.yaml", "Did you mean `git:HEAD~1:old.yaml`?"],
    ["origin/main:api/old.yaml", "Did you mean `git:origin/main:api/old.yaml`?"],
    [":old.yaml", "Did you mean `git:HEAD:old.yaml`?"],
    ["git:old.yaml", "Write git:REV:path"],
    ["HEAD:", "Write git:REV:path"],
  ])("%s: the message says what to write", async (name, fix) => {
    const run = await runCli(makeFolder(files), ["diff", name, "new.yaml"]);
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(`\`${name}\` does not exist.`);
    expect(run.stderr).toContain(fix);
  });

  it.each(["missing.yaml", "https://example.com/openapi.yaml", "C:\\specs\\openapi.yaml"])(
    "%s is none",
    async (name) => {
      const run = await runCli(makeFolder(files), ["diff", name, "new.yaml"]);
      expect(run.code).not.toBe(0);
      expect(run.stderr).not.toContain("git:");
    },
  );
});
