import { rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Removes a folder and those above it, up to the output folder, as far as they are empty. */
export async function removeEmptyFolders(path: string, folder: string): Promise<void> {
  for (let current = folder; current !== "."; current = dirname(current)) {
    try {
      await rmdir(join(path, current));
    } catch (error) {
      // Making folders may have been interrupted on the way down: those above may be there alone.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") return;
    }
  }
}
