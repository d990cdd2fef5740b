import { statSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { hashBytes } from "./journal.js";
import { writeFileWhole } from "./write-file.js";

/** Path in an output folder -> SHA-256 of the text that was last written there, by this machine. */
export type Written = ReadonlyMap<string, string>;

/** Past so many, what is known of folders that are gone is forgotten. */
const manyFolders = 100;

interface Record {
  readonly folder: string;
  readonly files: Readonly<{ [path: string]: string }>;
}

/**
 * What this machine has written to an output folder, which decides whether a file that is no longer
 * generated was changed by hand. It lies in the user's cache and not in the folder: there it would be
 * committed, and differ on any two branches. Nothing is known of a folder that came with a checkout.
 *
 * @param folder absolute and real.
 */
export async function recallWritten(folder: string): Promise<Written> {
  try {
    const record = JSON.parse(await readFile(fileOf(folder), "utf8")) as Partial<Record>;
    if (record.folder !== folder) return new Map();
    const files = Object.entries(record.files ?? {}).filter(([, hash]) => typeof hash === "string");
    return new Map(files);
  } catch {
    return new Map();
  }
}

/** Without a cache that can be written, the next run knows less, and removes less. */
export async function rememberWritten(folder: string, written: Written): Promise<void> {
  try {
    const known = await recallWritten(folder);
    const isKnown = [...written].every(([path, hash]) => known.get(path) === hash);
    if (isKnown && known.size === written.size) return;
    const file = fileOf(folder);
    await mkdir(dirname(file), { recursive: true });
    const record: Record = { folder, files: Object.fromEntries(written) };
    await writeFileWhole(file, JSON.stringify(record));
    await forgetFolders(dirname(file));
  } catch {
    return;
  }
}

async function forgetFolders(cache: string): Promise<void> {
  const names = await readdir(cache);
  if (names.length < manyFolders) return;
  for (const name of names) {
    const file = join(cache, name);
    const { folder } = JSON.parse(await readFile(file, "utf8")) as Record;
    // What cannot be seen for another reason, as on a drive that is gone, is there all the same.
    if (statSync(folder, { throwIfNoEntry: false }) === undefined) await rm(file);
  }
}

function fileOf(folder: string): string {
  return join(cacheFolder(), "specwright", "written", `${hashBytes(folder).slice(0, 32)}.json`);
}

/** Where programs of a user keep what they can make again, as each system has it. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME !== undefined && XDG_CACHE_HOME !== "") return XDG_CACHE_HOME;
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches");
  if (process.platform === "win32" && LOCALAPPDATA !== undefined) return LOCALAPPDATA;
  return join(homedir(), ".cache");
}
