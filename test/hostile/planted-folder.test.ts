import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commitFiles, recoverOutput } from "../../generator/write/commit-files.js";
import { lockName, manifestName } from "../../generator/write/output-path.js";

/**
 * An output folder comes with a checkout, and so does whatever lies in it: a lock, a staging folder, a
 * journal. None of them may reach what lies elsewhere, or hold up a run.
 */

let base = "";
let out = "";

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "specwright-planted-"));
  out = join(base, "out");
  mkdirSync(out);
  mkdirSync(join(base, "outside"));
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const files = new Map([["a.ts", "a\n"]]);

/** A staging folder with this journal, as a killed run leaves one. */
function plantStaging(entries: readonly object[]): string {
  const staging = join(out, ".specwright-tmp-77");
  mkdirSync(staging);
  writeFileSync(join(staging, "journal.json"), JSON.stringify({ entries }));
  return staging;
}

describe("a staging folder that no run has left", () => {
  it.each(["commit", "recovery"])("moves nothing in through a link (%s)", async (way) => {
    const victim = join(base, "outside/notes.txt");
    writeFileSync(victim, "mine");
    mkdirSync(join(base, "outside/deep"));
    writeFileSync(join(base, "outside/deep/notes.txt"), "mine");
    const entry = { before: hash("mine"), after: null };
    const staging = plantStaging([
      { path: "notes.txt", ...entry },
      { path: "deep/notes.txt", ...entry },
    ]);
    symlinkSync(join(base, "outside"), join(staging, "old"));
    await (way === "commit" ? commitFiles(out, files) : recoverOutput(out));
    expect(readFileSync(victim, "utf8")).toBe("mine");
    expect(existsSync(join(base, "outside/deep/notes.txt"))).toBe(true);
    expect(readdirSync(out).sort()).toEqual(way === "commit" ? [manifestName, "a.ts"] : []);
  });

  it("moves nothing in through a link further down", async () => {
    writeFileSync(join(base, "outside/notes.txt"), "mine");
    const entry = { path: "deep/notes.txt", before: hash("mine"), after: null };
    const staging = plantStaging([entry]);
    mkdirSync(join(staging, "old"));
    symlinkSync(join(base, "outside"), join(staging, "old/deep"));
    await commitFiles(out, files);
    expect(existsSync(join(base, "outside/notes.txt"))).toBe(true);
    expect(existsSync(join(out, "deep"))).toBe(false);
  });

  it("removes nothing through a link", async () => {
    writeFileSync(join(base, "outside/notes.txt"), "mine");
    symlinkSync(join(base, "outside"), join(out, "deep"));
    plantStaging([{ path: "deep/notes.txt", before: null, after: hash("mine") }]);
    await commitFiles(out, files).catch(() => undefined);
    expect(existsSync(join(base, "outside/notes.txt"))).toBe(true);
  });

  it("that is a link itself is left alone", async () => {
    writeFileSync(join(base, "outside/journal.json"), "mine");
    symlinkSync(join(base, "outside"), join(out, ".specwright-tmp-78"));
    await commitFiles(out, files);
    expect(readFileSync(join(base, "outside/journal.json"), "utf8")).toBe("mine");
  });
});

/** Reading such a file would never end. */
function makePipe(path: string): void {
  execFileSync("mkfifo", [path]);
}

describe.skipIf(process.platform === "win32")("what never ends when it is read", () => {
  it.each<[string, (target: string) => void]>([
    ["a lock that is a link", (target) => symlinkSync(target, join(out, lockName))],
    ["a lock that is a pipe", () => makePipe(join(out, lockName))],
    [
      "a journal that is a link",
      (target) => {
        mkdirSync(join(out, ".specwright-tmp-77"));
        symlinkSync(target, join(out, ".specwright-tmp-77/journal.json"));
      },
    ],
  ])("%s is no obstacle", { timeout: 20_000 }, async (_, plant) => {
    makePipe(join(base, "pipe"));
    plant(join(base, "pipe"));
    expect((await commitFiles(out, files)).written).toEqual(["a.ts"]);
    expect(readdirSync(out).sort()).toEqual([manifestName, "a.ts"]);
  });

  it("a lock that is a link to what has no end", { timeout: 20_000 }, async () => {
    symlinkSync("/dev/zero", join(out, lockName));
    expect((await commitFiles(out, files)).written).toEqual(["a.ts"]);
  });

  it.each(["a.ts", manifestName])("a pipe in the place of %s is refused", async (name) => {
    makePipe(join(out, name));
    await expect(commitFiles(out, files)).rejects.toThrow("is not a regular file");
  });
});
