import { chmod, lstat, open, rename, rm } from "node:fs/promises";
import { SpecwrightError } from "../../findings/specwright-error.js";

/**
 * Writes a file of the user's that is not output: as a whole or, when the disk is full or the process
 * is killed, not at all. What is there keeps its mode. A link is not followed, since it comes with a
 * checkout and may lead anywhere.
 *
 * @throws SpecwrightError - with the reason; what was there is as it was.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  let isOurs = false;
  try {
    const found = await lstat(path).catch(absent);
    if (found !== undefined && !found.isFile()) {
      const what = found.isSymbolicLink() ? "it is a symbolic link" : "it is not a regular file";
      throw new SpecwrightError(`Cannot write ${path}: ${what}.`);
    }
    const file = await open(draft, "wx");
    isOurs = true;
    try {
      await file.writeFile(text);
      // Nobody could make it anew, so it shall outlive a loss of power too.
      await file.sync();
    } finally {
      await file.close();
    }
    if (found !== undefined) await chmod(draft, found.mode);
    await rename(draft, path);
  } catch (error) {
    if (error instanceof SpecwrightError) throw error;
    if (isOurs) await rm(draft, { force: true }).catch(() => undefined);
    throw new SpecwrightError(`Cannot write ${path}: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
