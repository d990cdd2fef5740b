import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { commitFiles } from "../../generator/write/commit-files.js";
import { writtenHashes } from "../../generator/commands/run/run-memory.js";

const base = mkdtempSync(join(tmpdir(), "specwright-hashes-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

it("tells the hashes of the bytes that lie there, whatever the line ends and the characters", async () => {
  const out = join(base, "out");
  const files = new Map([
    ["a.ts", "one\ntwo\n"],
    ["b.ts", "one\r\ntwo\r\n"],
    ["deep/c.txt", "Größe \u{1f600}\n"],
    ["empty.txt", ""],
  ]);
  await commitFiles(out, files);
  const hashes = await writtenHashes(out, files);
  expect([...hashes.keys()].sort()).toEqual([".specwright-manifest.json", ...files.keys()]);
  for (const [path, hash] of hashes) {
    const bytes = readFileSync(join(out, path));
    expect(hash, path).toBe(createHash("sha256").update(bytes).digest("hex"));
  }
});
