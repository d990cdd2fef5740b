import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { rollBack } from "./journal.js";
import type { OutputFolder } from "./output-folder.js";
import { lockName, stagingPrefix } from "./output-path.js";

/** Whether a run is writing to the folder, or was killed while it did. */
export async function isUnfinished(folder: OutputFolder): Promise<boolean> {
  return (await leftovers(folder)).length > 0;
}

/**
 * Puts the folder back to what it was before a run that was killed, and removes what it left. Only
 * for whoever holds the folder's lock: then all that is found belongs to runs that are over.
 */
export async function recoverFolder(folder: OutputFolder): Promise<void> {
  for (const { name, isFolder } of await leftovers(folder)) {
    if (name === lockName) continue;
    const path = join(folder.path, name);
    if (isFolder) await rollBack(folder, path);
    await rm(path, { recursive: true, force: true });
  }
}

/** Folders `.specwright-tmp-<pid>…`, and locks; what else begins so is somebody's own. */
async function leftovers(
  folder: OutputFolder,
): Promise<{ readonly name: string; readonly isFolder: boolean }[]> {
  const entries = await readdir(folder.path, { withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  });
  return entries
    .filter((entry) =>
      entry.isDirectory() ? isStaging(entry.name) : entry.isFile() && isLock(entry.name),
    )
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function isStaging(name: string): boolean {
  return name.startsWith(stagingPrefix) && /^\d+(?:-\w+)?$/.test(name.slice(stagingPrefix.length));
}

function isLock(name: string): boolean {
  return name === lockName || name.startsWith(`${lockName}-`);
}
