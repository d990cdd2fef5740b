import { lstat, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { SpecwrightError } from "../findings/specwright-error.js";

/** Names of configurations; in one folder the first wins. */
export const configNames = [
  "specwright.config.ts",
  "specwright.config.mts",
  "specwright.config.js",
  "specwright.config.mjs",
  "specwright.config.json",
  "package.json",
] as const;

/**
 * Files that may be the configuration for a folder: there, and in the folders above as far as they are
 * of the same repository, or of one's home. A configuration in code runs, so a checkout that somebody
 * else has made, or a folder in which everybody may write, does not reach the work that lies in it.
 *
 * @throws SpecwrightError - for a pipe or a folder of that name, which would never come to its end.
 */
export async function* configPlaces(folder: string): AsyncGenerator<string> {
  for await (const place of searchedFolders(resolve(folder))) {
    for (const name of configNames) {
      const path = join(place, name);
      const found = await stat(path).catch(() => undefined);
      if (found?.isFile() === true) yield path;
      else if (found !== undefined) {
        throw new SpecwrightError(
          `The configuration ${path} cannot be read: it is not a regular file.`,
        );
      }
    }
  }
}

async function* searchedFolders(start: string): AsyncGenerator<string> {
  const home = resolve(homedir());
  for (let folder = start; ; folder = dirname(folder)) {
    yield folder;
    const isEnd = folder === home || folder === dirname(folder) || (await isRepository(folder));
    if (isEnd || (await isShared(dirname(folder)))) return;
  }
}

/** `.git` is a folder, or in work trees and submodules a file. */
async function isRepository(folder: string): Promise<boolean> {
  return lstat(join(folder, ".git")).then(
    () => true,
    () => false,
  );
}

/** Whether everybody may write there, as in `/tmp`. Windows has no such bit. */
async function isShared(folder: string): Promise<boolean> {
  if (process.platform === "win32") return false;
  const found = await stat(folder).catch(() => undefined);
  return found === undefined || (found.mode & 0o002) !== 0;
}
