import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, runCli, type Run } from "../cli/run-cli.js";

const head = 'openapi: 3.1.0\ninfo:\n  title: Things\n  version: "1"\n';

function thing(rule: string): string {
  return `${head}paths:
  /things:
    put:
      operationId: putThing
      requestBody:
        content:
          application/json:
            schema:
              $ref: "#/components/schemas/Thing"
      responses:
        "204": { description: Done. }
components:
  schemas:
    Thing:
      type: object
      properties:
        name:
          type: string
${rule}`;
}

const base = thing("");
const breaking = thing("          minLength: 3\n");
const harmless = thing("          description: A name.\n");

function git(folder: string, ...args: string[]): string {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  const env = { PATH: process.env["PATH"], HOME: folder, GIT_CONFIG_NOSYSTEM: "1" };
  return execFileSync("git", [...identity, ...args], { cwd: folder, env, encoding: "utf8" });
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A repository whose only commit, tagged `v1`, has these files. */
function makeRepository(files: Readonly<Record<string, string>>): string {
  const folder = makeFolder(files);
  git(folder, "init", "--quiet");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "First");
  git(folder, "tag", "v1");
  return folder;
}

const diffOf = (folder: string, ...args: string[]): Promise<Run> =>
  runCli(folder, ["diff", ...args]);

describe.concurrent("specwright diff", () => {
  it("tells what breaks, where, and how to avoid it", async () => {
    const folder = makeFolder({ "old.yaml": base, "new.yaml": breaking });
    const run = await diffOf(folder, "old.yaml", "new.yaml");
    expect(run).toMatchObject({ code: 1, stderr: "" });
    expect(run.stdout).toMatchInlineSnapshot(`
      "schema Thing  (used by PUT /things)
        breaking  min-length-raised  (requests)
          \`Thing.name\` has a higher minimum length: 0 -> 3.
          base:     old.yaml:21:9
          revision: new.yaml:23:11

            21 |         name:
            22 |           type: string
          > 23 |           minLength: 3
               |           ^^^^^^^^^

          avoid: Keep accepting what was accepted: a new field can have the narrower rule.

      1 breaking change.
      "
    `);
  });

  it.each<[name: string, revision: string, flags: string[], code: number]>([
    ["nothing changed", base, [], 0],
    ["nothing changed, no change wanted", base, ["--fail-on", "any"], 0],
    ["harmless", harmless, [], 0],
    ["harmless, no change wanted", harmless, ["--fail-on", "any"], 1],
    ["breaking", breaking, ["--fail-on", "breaking"], 1],
    ["breaking, never mind", breaking, ["--fail-on", "none"], 0],
    ["not a document", "openapi: [", [], 1],
    ["wrong flag", base, ["--fail-on", "all"], 2],
    ["wrong format", base, ["--format", "sarif"], 2],
  ])("%s: exit code", async (_, revision, flags, code) => {
    const folder = makeFolder({ "old.yaml": base, "new.yaml": revision });
    expect((await diffOf(folder, "old.yaml", "new.yaml", ...flags)).code).toBe(code);
  });

  it("a file that is not there is a matter of usage", async () => {
    const folder = makeFolder({ "old.yaml": base });
    const run = await diffOf(folder, "old.yaml", "nwe.yaml");
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain("`nwe.yaml` does not exist.");
  });

  it("a document with errors is not compared", async () => {
    const folder = makeFolder({
      "old.yaml": base,
      "new.yaml": base.replace("schemas/Thing", "schemas/Think"),
    });
    const run = await diffOf(folder, "old.yaml", "new.yaml");
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(/^new\.yaml:13:\d+ {2}error {2}unresolved-reference$/m);
  });

  it.each(["json", "github", "markdown"])("%s is data on standard output", async (format) => {
    const folder = makeFolder({ "old.yaml": base, "new.yaml": breaking });
    const run = await diffOf(folder, "old.yaml", "new.yaml", "--format", format);
    expect(run).toMatchObject({ code: 1, stderr: "" });
    expect(run.stdout).toContain("min-length-raised");
    if (format !== "json") return;
    const { version, changes } = JSON.parse(run.stdout) as { version: number; changes: object[] };
    expect(version).toBe(1);
    expect(changes[0]).toMatchObject({
      code: "min-length-raised",
      severity: "breaking",
      side: "request",
      operations: ["PUT /things"],
      schema: "Thing",
      base: { file: "old.yaml", line: 21 },
      revision: { file: "new.yaml", line: 23, column: 11 },
    });
  });

  it("--help has examples and exit codes", async () => {
    const run = await diffOf(makeFolder(), "--help");
    expect(run.code).toBe(0);
    expect(run.stdout).toContain("git:origin/main:openapi.yaml");
    expect(run.stdout).toContain("Exit codes:");
  });
});

describe.concurrent("specwright diff git:REV:path", () => {
  it("reads the document of a revision, whatever lies in the folder now", async () => {
    const folder = makeRepository({ "api/openapi.yaml": base });
    write(folder, { "api/openapi.yaml": breaking });
    const run = await diffOf(folder, "git:v1:api/openapi.yaml", "api/openapi.yaml");
    expect(run).toMatchObject({ code: 1, stderr: "" });
    expect(run.stdout).toContain("base:     git:v1:api/openapi.yaml:21:9");
    expect(run.stdout).toContain("revision: api/openapi.yaml:23:11");
  });

  it("compares two revisions, of which one is a commit's hash", async () => {
    const folder = makeRepository({ "openapi.yaml": base });
    write(folder, { "openapi.yaml": breaking });
    git(folder, "commit", "--quiet", "--all", "--message", "Second");
    const hash = git(folder, "rev-parse", "--short", "HEAD").trim();
    const run = await diffOf(folder, "git:HEAD~1:openapi.yaml", `git:${hash}:openapi.yaml`);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("min-length-raised");
  });

  it("counts paths from the top folder, and ./ from the working directory", async () => {
    const folder = makeRepository({ "api/openapi.yaml": base });
    const inside = join(folder, "api");
    for (const path of ["api/openapi.yaml", "./openapi.yaml"]) {
      const run = await diffOf(inside, `git:v1:${path}`, "openapi.yaml");
      expect(run).toMatchObject({ code: 0, stdout: "No changes.\n", stderr: "" });
    }
  });

  const parts = {
    "openapi.yaml": `${head}paths:\n  /things:\n    $ref: paths/things.yaml\n`,
    "paths/things.yaml": `get:
  operationId: getThing
  responses:
    "200":
      description: A thing.
      content:
        application/json:
          schema:
            $ref: ../schemas/thing.yaml
`,
  };

  it("takes the files that the document refers to from the same revision", async () => {
    const old = "type: object\nrequired: [id]\nproperties:\n  id:\n    type: string\n";
    const folder = makeRepository({ ...parts, "schemas/thing.yaml": old });
    write(folder, { "schemas/thing.yaml": old.replace("required: [id]\n", "") });
    const run = await diffOf(folder, "git:v1:openapi.yaml", "openapi.yaml");
    expect(run.code).toBe(1);
    expect(run.stdout).toContain("property-became-optional");
    expect(run.stdout).toContain("base:     git:v1:schemas/thing.yaml:4:3");
    expect(run.stdout).toContain("revision: schemas/thing.yaml:3:3");
  });

  it("locates a reference to what the revision does not have", async () => {
    const folder = makeRepository(parts);
    write(folder, { "schemas/thing.yaml": "type: object\n" });
    const run = await diffOf(folder, "git:v1:openapi.yaml", "openapi.yaml");
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toMatch(/^git:v1:paths\/things\.yaml:9:\d+ {2}error {2}file-not-found$/m);
    expect(run.stderr).toContain("`git:v1:schemas/thing.yaml` does not exist.");
  });

  it("does not leave the document's folder, unless --root widens it", async () => {
    const document = `${head}paths:\n  /things:\n    $ref: ../things.yaml\n`;
    const item = 'get:\n  operationId: getThing\n  responses:\n    "204": { description: Done. }\n';
    const folder = makeRepository({ "api/openapi.yaml": document, "things.yaml": item });
    const names = ["git:v1:api/openapi.yaml", "git:v1:api/openapi.yaml"];
    const refused = await diffOf(folder, ...names);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("`git:v1:things.yaml` is outside of `git:v1:api`.");
    expect((await diffOf(folder, ...names, "--root", ".")).code).toBe(0);
  });

  it("follows no symbolic link", async () => {
    const folder = makeFolder({ "real.yaml": base });
    symlinkSync("real.yaml", join(folder, "openapi.yaml"));
    git(folder, "init", "--quiet");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message", "First");
    const run = await diffOf(folder, "git:HEAD:openapi.yaml", "real.yaml");
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("is a symbolic link");
  });

  it.each([
    ["an unknown revision", "git:v2:openapi.yaml", "The repository has no revision `v2`."],
    ["a flag as a revision", "git:--help:openapi.yaml", "The repository has no revision `--help`."],
    ["no such file", "git:v1:opnapi.yaml", "`git:v1:opnapi.yaml` does not exist."],
    ["a folder", "git:v1:api", "`git:v1:api` is a folder."],
    ["a path outside", "git:v1:../openapi.yaml", "is outside of the repository"],
    ["an absolute path", "git:v1:/etc/passwd", "is outside of the repository"],
  ])("%s: says so, exit 2", async (_, name, message) => {
    const folder = makeRepository({ "openapi.yaml": base, "api/x.yaml": base });
    const run = await diffOf(folder, name, "openapi.yaml");
    expect(run).toMatchObject({ code: 2, stdout: "" });
    expect(run.stderr).toContain(message);
    if (name.includes("opnapi")) expect(run.stderr).toContain("Did you mean `openapi.yaml`?");
  });

  it("outside of a repository, and without git, says so", async () => {
    const folder = makeFolder({ "openapi.yaml": base });
    const env = { GIT_CEILING_DIRECTORIES: dirname(folder) };
    const args = ["diff", "git:HEAD:openapi.yaml", "openapi.yaml"];
    const outside = await runCli(folder, args, env);
    expect(outside).toMatchObject({ code: 2, stdout: "" });
    expect(outside.stderr).toContain("not in a git repository");
    const without = await runCli(folder, args, { PATH: folder });
    expect(without.code).toBe(2);
    expect(without.stderr).toContain("`git` is not installed");
  });
});
