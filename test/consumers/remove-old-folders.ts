import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const hour = 3_600_000;

/** Removes what earlier runs left behind. What is younger than an hour may be in use beside us. */
export async function removeOldFolders(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const path = join(parent, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > hour) await rm(path, { recursive: true, force: true });
  }
}
