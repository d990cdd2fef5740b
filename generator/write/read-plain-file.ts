import { lstat, readFile } from "node:fs/promises";

/**
 * The bytes of a plain file; undefined where there is none, and where something else has its name: a
 * link leads to files of others, and a pipe or a device may never come to its end.
 */
export async function readPlainFile(path: string): Promise<Buffer | undefined> {
  try {
    return (await lstat(path)).isFile() ? await readFile(path) : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
