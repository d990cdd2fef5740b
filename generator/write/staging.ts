import { copyFile, mkdir, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { OutputFolder } from "./output-folder.js";
import { stagingPrefix } from "./output-path.js";
import type { CommitPlan } from "./plan-commit.js";

/** Takes back one step of a commit. */
type Undo = () => Promise<unknown>;

/**
 * Carries out a plan: first everything is written beside the output, then moved into place file by
 * file. If a step fails, those before it are taken back, and the error goes on.
 */
export async function carryOut(folder: OutputFolder, plan: CommitPlan): Promise<void> {
  const undos: Undo[] = [];
  try {
    const made = await mkdir(folder.path, { recursive: true });
    if (made !== undefined) undos.push(() => rm(made, { recursive: true }));
    await removeLeftovers(folder.path);
    if (plan.writes.size + plan.removals.length === 0) return;
    const staging = join(folder.path, `${stagingPrefix}${process.pid}`);
    try {
      await stage(folder, staging, plan);
      await moveIntoPlace(folder, staging, plan, undos);
    } catch (error) {
      await takeBack(undos);
      throw error;
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  } catch (error) {
    await takeBack(undos);
    throw error;
  }
  for (const path of plan.removals) await removeEmptyFolders(folder.path, dirname(path));
}

async function stage(folder: OutputFolder, staging: string, plan: CommitPlan): Promise<void> {
  for (const [path, text] of plan.writes) {
    await mkdir(dirname(join(staging, "new", path)), { recursive: true });
    await writeFile(join(staging, "new", path), text);
  }
  for (const path of [...plan.writes.keys(), ...plan.removals]) {
    const backup = join(staging, "old", path);
    await mkdir(dirname(backup), { recursive: true });
    await copyIfExists(await folder.resolve(path), backup);
  }
}

async function moveIntoPlace(
  folder: OutputFolder,
  staging: string,
  plan: CommitPlan,
  undos: Undo[],
): Promise<void> {
  const move = async (path: string): Promise<void> => {
    const target = await folder.resolve(path);
    const made = await mkdir(dirname(target), { recursive: true });
    if (made !== undefined) undos.push(() => rm(made, { recursive: true, force: true }));
    await rename(join(staging, "new", path), target);
    undos.push(() => putBack(join(staging, "old", path), target));
  };
  const paths = [...plan.writes.keys()];
  for (const path of paths.slice(0, -1)) await move(path);
  for (const path of plan.removals) {
    const target = await folder.resolve(path);
    await rm(target);
    undos.push(() => putBack(join(staging, "old", path), target));
  }
  // The manifest comes last: while it is the old one, a broken run can be told from a whole one.
  for (const path of paths.slice(-1)) await move(path);
}

async function takeBack(undos: Undo[]): Promise<void> {
  // As much as can be: one step that cannot be taken back must not keep the others.
  for (const undo of undos.splice(0).reverse()) await undo().catch(() => undefined);
}

async function putBack(backup: string, target: string): Promise<void> {
  if (await copyIfExists(backup, target)) return;
  await rm(target, { force: true });
}

async function copyIfExists(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/** Staging folders of runs that were killed; those of runs that go on are left alone. */
async function removeLeftovers(path: string): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (!entry.isDirectory() || !entry.name.startsWith(stagingPrefix)) continue;
    const pid = Number(entry.name.slice(stagingPrefix.length));
    if (!Number.isSafeInteger(pid) || pid <= 0) continue;
    if (pid !== process.pid && isRunning(pid)) continue;
    await rm(join(path, entry.name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 only asks.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Folders that a removal left empty, up to the output folder. */
async function removeEmptyFolders(path: string, folder: string): Promise<void> {
  if (folder === ".") return;
  try {
    await rmdir(join(path, folder));
  } catch {
    return;
  }
  await removeEmptyFolders(path, dirname(folder));
}
