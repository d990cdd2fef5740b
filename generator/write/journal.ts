import { createHash } from "node:crypto";
import { lstat, mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { OutputFolder } from "./output-folder.js";
import { isPlainPath, manifestName } from "./output-path.js";
import { readPlainFile } from "./read-plain-file.js";
import { removeEmptyFolders } from "./remove-empty-folders.js";

/** What a commit does to one file: SHA-256 of its bytes; null where there is no file. */
export interface JournalEntry {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

const journalName = "journal.json";

/** Where a staging folder keeps the file that will stand at a path, and the one that stands there now. */
export const stagedPath = (staging: string, path: string): string => join(staging, "new", path);
export const backupPath = (staging: string, path: string): string => join(staging, "old", path);

/** From here until `closeJournal` the commit can be taken back, by whoever finds the folder. */
export async function openJournal(
  staging: string,
  entries: readonly JournalEntry[],
): Promise<void> {
  const path = join(staging, journalName);
  await writeFile(`${path}.part`, `${JSON.stringify({ entries }, null, 2)}\n`);
  // A journal is there as a whole, or not at all.
  await rename(`${path}.part`, path);
}

/** The commit counts from here. */
export async function closeJournal(staging: string): Promise<void> {
  await rm(join(staging, journalName), { force: true });
}

/**
 * Takes a commit back as far as it came: every file that is what the commit made of it becomes what it
 * was. A file that somebody changed since is theirs. May be killed and begun again.
 */
export async function rollBack(folder: OutputFolder, staging: string): Promise<void> {
  const entries = await readJournal(staging);
  for (const entry of [...entries].reverse()) await restore(folder, staging, entry);
  for (const { path, before } of entries) {
    if (before === null) await removeEmptyFolders(folder.path, dirname(path));
  }
  await closeJournal(staging);
}

async function restore(
  folder: OutputFolder,
  staging: string,
  { path, before, after }: JournalEntry,
): Promise<void> {
  const target = await folder.resolve(path);
  if (before === after || (await hashFile(target)) !== after) return;
  if (before === null) return rm(target, { force: true });
  const backup = backupPath(staging, path);
  if ((await hashFile(backup)) !== before || !(await isOwn(staging, backup))) return;
  await mkdir(dirname(target), { recursive: true });
  await rename(backup, target);
}

/** Whether a copy lies in the staging folder itself: a link in there leads to somebody's own files. */
async function isOwn(staging: string, backup: string): Promise<boolean> {
  const folder = dirname(backup);
  return (await realpath(folder)) === join(await realpath(staging), relative(staging, folder));
}

/** The journal comes with the folder, so nothing in it is believed that we could not have written. */
async function readJournal(staging: string): Promise<readonly JournalEntry[]> {
  try {
    const text = (await readPlainFile(join(staging, journalName)))?.toString() ?? "{}";
    const { entries } = JSON.parse(text) as { readonly entries?: unknown };
    return Array.isArray(entries) ? (entries as unknown[]).filter(isEntry) : [];
  } catch (error) {
    // Text that is no JSON has no code.
    if ((error as NodeJS.ErrnoException).code === undefined) return [];
    throw error;
  }
}

function isEntry(value: unknown): value is JournalEntry {
  if (typeof value !== "object" || value === null) return false;
  const { path, before, after } = value as Partial<Record<keyof JournalEntry, unknown>>;
  const isHash = (hash: unknown) => hash === null || typeof hash === "string";
  const isOurs = typeof path === "string" && (path === manifestName || isPlainPath(path));
  return isOurs && isHash(before) && isHash(after);
}

export function hashBytes(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Null where there is no file; what is no plain file has no hash that we could have written. */
export async function hashFile(path: string): Promise<string | null> {
  try {
    if (!(await lstat(path)).isFile()) return "";
    return hashBytes(await readFile(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
}
