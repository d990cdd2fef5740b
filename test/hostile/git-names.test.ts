import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openGitFile, parseGitName } from "../../generator/load/git-reader.js";
import { diff } from "../../generator/index.js";
import { makeFolder } from "../cli/run-cli.js";

/** Names of revisions and paths, as somebody else's pull request may have them in a script. */

const spec = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\n";
let folder = "";

beforeAll(() => {
  folder = makeFolder({ "s.yaml": spec, "-x.yaml": spec, "outside.yaml": spec });
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, stdio: "ignore" });
  git("init", "-q");
  git("config", "user.email", "a@example.invalid");
  git("config", "user.name", "a");
  if (process.platform !== "win32") {
    for (const name of [":(top)s.yaml", "a*b.yaml"]) writeFileSync(join(folder, name), spec);
    symlinkSync("/etc/passwd", join(folder, "link.yaml"));
  }
  mkdirSync(join(folder, "sub"));
  git("add", "-A", ".");
  git("commit", "-q", "-m", "x");
});

async function changed(name: string): Promise<readonly string[]> {
  const former = process.cwd();
  process.chdir(folder);
  try {
    const { diagnostics, changes } = await diff({ base: name, revision: join(folder, "s.yaml") });
    expect(changes).toEqual([]);
    return diagnostics.map(({ code }) => code);
  } finally {
    process.chdir(former);
  }
}

describe("a git: name", () => {
  it.each([
    "git:--upload-pack=touch pwned:s.yaml",
    "git:--output=pwned:s.yaml",
    "git:-h:s.yaml",
    "git:--:s.yaml",
    "git:$(touch pwned):s.yaml",
    "git:HEAD;touch pwned:s.yaml",
    "git:HEAD\n--output=pwned:s.yaml",
    "git:HEAD..HEAD:s.yaml",
    "git:^HEAD:s.yaml",
    "git:HEAD:/etc/passwd",
    "git:HEAD:../s.yaml",
    "git:HEAD:sub/../../s.yaml",
    "git:HEAD:*.yaml",
    "git:HEAD:link.yaml",
    "git:HEAD:.git/config",
    "git:HEAD:s.yaml\u0000",
    "git:\u0000:s.yaml",
  ])("%j leads nowhere", async (name) => {
    expect(await changed(name)).toEqual(["file-not-found"]);
    expect(existsSync(join(folder, "pwned"))).toBe(false);
  });

  it.each([
    "git:HEAD:-x.yaml",
    "git:HEAD::(top)s.yaml",
    "git:HEAD:a*b.yaml",
    "git:HEAD^{/x}:s.yaml",
  ])("%j is a file with that very name", async (name) => {
    if (process.platform === "win32") return;
    expect(await changed(name)).toEqual([]);
  });

  it("has references that lead nowhere, and says so", async () => {
    const reference = "a\\0b.yaml#/x";
    const schemas = `components: { schemas: { A: { $ref: "${reference}" } } }\n`;
    writeFileSync(join(folder, "referring.yaml"), spec + schemas);
    execFileSync("git", ["add", "-A", "."], { cwd: folder });
    execFileSync("git", ["commit", "-q", "-m", "y"], { cwd: folder });
    expect(await changed("git:HEAD:referring.yaml")).toEqual(["file-not-found"]);
  });

  it("is not opened outside of a repository", async () => {
    const former = process.cwd();
    process.chdir(makeFolder());
    try {
      const name = parseGitName("git:HEAD:s.yaml");
      expect(name && (await openGitFile(name))).toMatchObject({
        refusal: { code: "file-not-found" },
      });
    } finally {
      process.chdir(former);
    }
  });
});
