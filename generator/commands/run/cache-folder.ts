import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Below `node_modules`. */
export const cacheFolder = join(".cache", "specwright");

/** `node_modules/.cache/specwright` of the project around a folder; undefined outside of projects. */
export async function findCacheFolder(start: string): Promise<string | undefined> {
  for (let folder = start; ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    const found = await stat(modules).catch(() => undefined);
    if (found?.isDirectory() === true) return join(modules, cacheFolder);
    if (dirname(folder) === folder) return undefined;
  }
}
