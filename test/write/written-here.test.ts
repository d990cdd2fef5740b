import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { commitFiles, previewCommit } from "../../generator/write/commit-files.js";
import { recallWritten, rememberWritten } from "../../generator/write/written-here.js";

let base = "";
let out = "";

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), "specwright-written-")));
  out = join(base, "out");
  vi.stubEnv("XDG_CACHE_HOME", join(base, "cache"));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(base, { recursive: true, force: true });
});

const both = new Map([
  ["a.ts", "a"],
  ["b.ts", "b"],
]);
const one = new Map([["a.ts", "a"]]);
const manifest = () => readFileSync(join(out, ".specwright-manifest.json"), "utf8");

/** As a checkout on another machine has it. */
function elsewhere(): string {
  const copy = join(base, "checkout");
  cpSync(out, copy, { recursive: true });
  return copy;
}

it("a change of what files hold changes no manifest", async () => {
  await commitFiles(out, both);
  const before = manifest();
  await commitFiles(out, new Map([...both, ["a.ts", "changed"]]));
  expect(manifest()).toBe(before);
});

it("what came with a checkout is not removed, since somebody may have changed it, and is named once", async () => {
  await commitFiles(out, both);
  const checkout = elsewhere();
  expect(await previewCommit(checkout, one)).toMatchObject({ removed: [], left: ["b.ts"] });
  expect(await commitFiles(checkout, one)).toMatchObject({ removed: [], left: ["b.ts"] });
  expect(readFileSync(join(checkout, "b.ts"), "utf8")).toBe("b");
  expect(await commitFiles(checkout, one)).toEqual({
    ...{ written: [], unchanged: ["a.ts"], removed: [] },
  });
});

it("a run that finds its output there knows it from then on", async () => {
  await commitFiles(out, both);
  const checkout = elsewhere();
  await commitFiles(checkout, both);
  expect(await commitFiles(checkout, one)).toMatchObject({ removed: ["b.ts"] });
});

it("a file that others changed since, as a pull does, stays", async () => {
  await commitFiles(out, both);
  writeFileSync(join(out, "b.ts"), "pulled");
  expect(await commitFiles(out, one)).toMatchObject({ removed: [], left: ["b.ts"] });
});

it.each(["", "null", "[]", "{", '{"folder":7}', '{"folder":"/elsewhere","files":{"b.ts":"x"}}'])(
  "a memory that says %j says nothing",
  async (text) => {
    await commitFiles(out, both);
    const cache = join(base, "cache/specwright/written");
    for (const name of readdirSync(cache)) writeFileSync(join(cache, name), text);
    expect(await commitFiles(out, one)).toMatchObject({ removed: [], left: ["b.ts"] });
  },
);

it("without a cache that can be written, everything is written all the same", async () => {
  writeFileSync(join(base, "cache"), "a file");
  expect(await commitFiles(out, both)).toMatchObject({ written: ["a.ts", "b.ts"] });
  expect(await commitFiles(out, one)).toMatchObject({ left: ["b.ts"] });
});

it("folders that are gone are forgotten once there are many", async () => {
  mkdirSync(join(base, "there"));
  await rememberWritten(join(base, "there"), one);
  for (let index = 0; index < 120; index++) await rememberWritten(join(base, `${index}`), one);
  const names = readdirSync(join(base, "cache/specwright/written"));
  expect(names.length).toBeLessThan(100);
  expect(await recallWritten(join(base, "there"))).toEqual(one);
});

it("a cache that is only read is no fault", async () => {
  await commitFiles(out, both);
  chmodSync(join(base, "cache/specwright/written"), 0o500);
  await commitFiles(out, one);
  expect(existsSync(join(out, "b.ts"))).toBe(false);
  chmodSync(join(base, "cache/specwright/written"), 0o700);
});
