import { execFile } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync, mkdirSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { commitFiles } from "../../generator/write/commit-files.js";
import { lockName } from "../../generator/write/output-path.js";
import { after, before, contentsOf, wholeFolder } from "./files/outputs.js";

const run = promisify(execFile);
const child = fileURLToPath(new URL("./files/commit-child.js", import.meta.url));
const base = realpathSync(mkdtempSync(join(tmpdir(), "specwright-two-")));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const own = { "own.txt": "own\n" };

describe("several runs on one folder", { timeout: 120_000 }, () => {
  it("in several processes: each waits for the others, and the folder is whole", async () => {
    const out = join(base, "processes");
    mkdirSync(out);
    writeFileSync(join(out, "own.txt"), own["own.txt"]);
    const outputs = Array.from({ length: 10 }, (_, index) =>
      JSON.stringify(index % 2 === 0 ? after : before),
    );
    const runs = await Promise.all(
      [0, 1, 2, 3].map(() => run(process.execPath, [child, out, ...outputs])),
    );
    expect(runs.map(({ stderr }) => stderr)).toEqual(["", "", "", ""]);
    expect([wholeFolder(before), wholeFolder(after)]).toContainEqual(contentsOf(out));
  });

  it("in one process", async () => {
    const out = join(base, "one");
    const outputs = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? after : before));
    await Promise.all(outputs.map((output) => commitFiles(out, new Map(Object.entries(output)))));
    expect([wholeFolder(before), wholeFolder(after)]).toContainEqual({
      ...contentsOf(out),
      ...own,
    });
  });
});

describe("a lock that nobody holds", { timeout: 60_000 }, () => {
  const long = new Date(Date.now() - 60_000);
  it.each([
    [
      "of a process that is gone",
      JSON.stringify({ token: "t", pid: 999_999_999, host: hostname() }),
      undefined,
    ],
    [
      "of another machine, untouched for long",
      JSON.stringify({ token: "t", pid: 1, host: "elsewhere" }),
      long,
    ],
    [
      "of a process whose number somebody else has",
      JSON.stringify({ token: "t", pid: process.ppid, host: hostname() }),
      long,
    ],
    ["without text", "", long],
    ["without sense", "[1]", long],
  ])("%s is taken over", async (name, text, time) => {
    const out = join(base, name.replaceAll(" ", "-"));
    mkdirSync(out);
    writeFileSync(join(out, lockName), text);
    if (time !== undefined) utimesSync(join(out, lockName), time, time);
    await Promise.all([1, 2, 3].map(() => commitFiles(out, new Map(Object.entries(after)))));
    expect({ ...contentsOf(out), ...own }).toEqual(wholeFolder(after));
  });
});
