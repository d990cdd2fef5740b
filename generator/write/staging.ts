import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { FolderLock } from "./folder-lock.js";
import {
  backupPath,
  closeJournal,
  hashFile,
  openJournal,
  rollBack,
  stagedPath,
  type JournalEntry,
} from "./journal.js";
import type { OutputFolder } from "./output-folder.js";
import { stagingPrefix } from "./output-path.js";
import type { CommitPlan } from "./plan-commit.js";
import { removeEmptyFolders } from "./remove-empty-folders.js";
import { asWriteError, WriteError } from "./write-error.js";

/**
 * Carries out a plan: first everything is written beside the output, and what is there is copied; then
 * file by file is moved into place. If a step fails, those before it are taken back. If the process is
 * killed, the next one finds the journal and takes them back.
 */
export async function carryOut(
  folder: OutputFolder,
  plan: CommitPlan,
  lock: FolderLock,
): Promise<void> {
  if (plan.writes.size + plan.removals.length === 0) return;
  // A name that nobody can have put there before, as a link to somewhere else.
  const staging = await mkdtemp(join(folder.path, `${stagingPrefix}${process.pid}-`));
  try {
    await openJournal(staging, await stage(folder, staging, plan));
    await lock.assertHeld();
    await moveIntoPlace(folder, staging, plan);
    await closeJournal(staging);
  } catch (error) {
    await takeBack(folder, staging, error);
    throw error;
  }
  await discard(staging);
}

/** Writes the new files and copies the old ones, all within the staging folder. */
async function stage(
  folder: OutputFolder,
  staging: string,
  plan: CommitPlan,
): Promise<JournalEntry[]> {
  // What a killed run leaves behind must not be committed by accident.
  await writeFile(join(staging, ".gitignore"), "*\n");
  const entries: JournalEntry[] = [];
  const ensureFolder = folderMaker();
  for (const [path, { bytes, hash }] of plan.writes) {
    const staged = stagedPath(staging, path);
    await ensureFolder(dirname(staged));
    await writeFile(staged, bytes);
    entries.push({ path, before: await backUp(folder, staging, path), after: hash });
  }
  for (const path of plan.removals) {
    entries.push({ path, before: await backUp(folder, staging, path), after: null });
  }
  return entries;
}

/** Makes a folder where it was not made before: most files share theirs. */
function folderMaker(): (path: string) => Promise<void> {
  const made = new Set<string>();
  return async (path) => {
    if (made.has(path)) return;
    await mkdir(path, { recursive: true });
    made.add(path);
  };
}

/** The hash of the file that is there now, once its copy has it too. */
async function backUp(folder: OutputFolder, staging: string, path: string): Promise<string | null> {
  const current = await folder.resolve(path);
  const before = await hashFile(current);
  if (before === null) return null;
  const backup = backupPath(staging, path);
  await mkdir(dirname(backup), { recursive: true });
  await copyFile(current, backup);
  if ((await hashFile(backup)) === before) return before;
  throw new WriteError(
    `\`${path}\` is not a regular file, or changed while it was read.`,
    "Run again; if it is a link, remove it.",
  );
}

/** The manifest is the last of the writes, and comes after the removals. */
async function moveIntoPlace(
  folder: OutputFolder,
  staging: string,
  plan: CommitPlan,
): Promise<void> {
  const ensureFolder = folderMaker();
  const move = async (path: string): Promise<void> => {
    const target = await folder.resolve(path);
    await ensureFolder(dirname(target));
    await rename(stagedPath(staging, path), target);
  };
  const paths = [...plan.writes.keys()];
  for (const path of paths.slice(0, -1)) await move(path);
  for (const path of plan.removals) await rm(await folder.resolve(path), { force: true });
  for (const path of plan.removals) await removeEmptyFolders(folder.path, dirname(path));
  for (const path of paths.slice(-1)) await move(path);
}

async function takeBack(folder: OutputFolder, staging: string, error: unknown): Promise<void> {
  try {
    await rollBack(folder, staging);
  } catch (other) {
    // The staging folder stays: in it is all that the next run needs.
    const { message } = asWriteError(error, "Cannot write");
    throw new WriteError(
      `${message} Nor could the former files be put back: ${(other as Error).message}`,
      `Run again when the disk works: that puts them back. They are in \`${staging}\`.`,
      { cause: error },
    );
  }
  await discard(staging);
}

/** What is left over does no harm: the next run removes it. */
async function discard(staging: string): Promise<void> {
  await rm(staging, { recursive: true, force: true }).catch(() => undefined);
}
