import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { removeEmptyFolders } from "../../generator/write/remove-empty-folders.js";

let out = "";
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "specwright-empty-"));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

it("removes a folder and those above it, but not the output folder", async () => {
  mkdirSync(join(out, "old/deep"), { recursive: true });
  await removeEmptyFolders(out, "old/deep");
  expect(existsSync(join(out, "old"))).toBe(false);
  expect(existsSync(out)).toBe(true);
});

// A run that is killed while it makes `old/deep` may have made `old` alone.
it("removes those above a folder that is not there", async () => {
  mkdirSync(join(out, "old"));
  await removeEmptyFolders(out, "old/deep");
  expect(existsSync(join(out, "old"))).toBe(false);
});

it("leaves what holds something", async () => {
  mkdirSync(join(out, "old/deep"), { recursive: true });
  writeFileSync(join(out, "old/mine.txt"), "mine\n");
  await removeEmptyFolders(out, "old/deep");
  expect(existsSync(join(out, "old/deep"))).toBe(false);
  expect(existsSync(join(out, "old/mine.txt"))).toBe(true);
});
