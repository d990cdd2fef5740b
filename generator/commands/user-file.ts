import { readFile, stat } from "node:fs/promises";
import { SpecwrightError } from "../findings/specwright-error.js";
import { writeFileWhole, type WriteRules } from "../write/write-file.js";
import { WriteError } from "../write/write-error.js";

/**
 * Writes a file that somebody named, or one of the project: whole or not at all, through no link, and
 * so that it outlives a loss of power.
 *
 * @throws SpecwrightError - with the reason; what was there is as it was.
 */
export async function writeUserFile(
  path: string,
  text: string,
  rules: Omit<WriteRules, "durable"> = {},
): Promise<void> {
  try {
    await writeFileWhole(path, text, { ...rules, durable: true });
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    throw new SpecwrightError(`${error.message} ${error.fix}`, { cause: error });
  }
}

/**
 * The text of such a file; undefined where there is none. A pipe may never come to its end.
 *
 * @throws SpecwrightError - for what is no plain file, or cannot be read. `what` names it in the message.
 */
export async function readUserFile(path: string, what: string): Promise<string | undefined> {
  let reason: string;
  try {
    if ((await stat(path)).isFile()) return await readFile(path, "utf8");
    reason = "it is not a plain file";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    reason = (error as Error).message;
  }
  throw new SpecwrightError(`${what} ${path} cannot be read: ${reason}.`);
}
