import { randomBytes } from "node:crypto";
import type { Stats } from "node:fs";
import { chmod, lstat, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { readPlainFile } from "./read-plain-file.js";
import { fileFinder } from "./same-file.js";
import { asWriteError, WriteError } from "./write-error.js";

/** What must not be replaced, beside everything that is not a plain file. */
export interface WriteRules {
  /** Files that were read to make the text, such as those of the document. */
  readonly sources?: readonly string[];
  /** What a file must hold to be replaced. Default: whatever it holds. */
  readonly replaces?: { readonly what: string; readonly test: (text: string) => boolean };
  /** For files that nobody could make again: they outlive a loss of power. */
  readonly durable?: boolean;
}

/**
 * Writes a single file: as a whole or, when the disk is full or the process is killed, not at all. The
 * text goes to a draft beside the file, which then takes its name. So nothing is ever written through
 * a symbolic link, a hard link, a pipe or a device, whoever puts one there, and whenever. A file that
 * is replaced keeps its mode.
 *
 * @throws WriteError - and what was there is as it was.
 */
export async function writeFileWhole(
  path: string,
  text: string,
  rules: WriteRules = {},
): Promise<void> {
  try {
    const found = await lstat(path).catch(absent);
    if (found !== undefined) await refuseTaken(path, found, rules);
    await replace(path, text, found, rules.durable === true);
  } catch (error) {
    throw asWriteError(error, `Cannot write ${path}`);
  }
}

async function refuseTaken(path: string, found: Stats, rules: WriteRules): Promise<void> {
  if (!found.isFile()) {
    const remedy = "Name a plain file; what is there stays as it is.";
    throw new WriteError(`Cannot write ${path}: it is ${kindOf(found)}.`, remedy);
  }
  const findSource = await fileFinder(rules.sources ?? []);
  if ((await findSource(path)) !== undefined) {
    const reason = "the document is read from it";
    throw new WriteError(`Cannot write ${path}: ${reason}.`, "Name another file for the output.");
  }
  if (rules.replaces === undefined || found.size === 0) return;
  const { what, test } = rules.replaces;
  if (test((await readPlainFile(path))?.toString("utf8") ?? "")) return;
  throw new WriteError(
    `Cannot write ${path}: the file that is there is not ${what}.`,
    "Name another file, or delete this one.",
  );
}

function kindOf(found: Stats): string {
  if (found.isSymbolicLink()) return "a symbolic link";
  if (found.isDirectory()) return "a folder";
  return found.isFIFO() ? "a pipe" : "a device or a socket";
}

async function replace(
  path: string,
  text: string,
  found: Stats | undefined,
  durable: boolean,
): Promise<void> {
  await removeOldDrafts(path);
  const draft = `${path}.${randomBytes(6).toString("hex")}${draftEnd}`;
  // Fails for every name that is taken, also by a link.
  const flag = "wx";
  let isOurs = true;
  try {
    await writeFile(draft, text, { flag, flush: durable }).catch((error: NodeJS.ErrnoException) => {
      isOurs = error.code !== "EEXIST";
      throw error;
    });
    if (found !== undefined) await chmod(draft, found.mode & 0o777);
    await rename(draft, path);
  } catch (error) {
    if (isOurs) await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

const draftEnd = ".specwright-draft";

/** Long after the slowest of disks would have taken a file. */
const oldAge = 10 * 60_000;

/** What killed runs have left of this file. A draft that cannot be removed is in nobody's way. */
async function removeOldDrafts(path: string): Promise<void> {
  const folder = dirname(path);
  const start = `${basename(path)}.`;
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(start) || !name.endsWith(draftEnd)) continue;
    if (!/^[0-9a-f]{12}$/.test(name.slice(start.length, -draftEnd.length))) continue;
    const draft = join(folder, name);
    const found = await lstat(draft).catch(() => undefined);
    if (found?.isFile() !== true || Date.now() - found.mtimeMs < oldAge) continue;
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
