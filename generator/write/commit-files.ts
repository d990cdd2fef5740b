import { mkdir, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { lockFolder, waitForFolder, type FolderLock } from "./folder-lock.js";
import { printManifest, readManifest, type ManifestNotes } from "./manifest.js";
import { outputFiles } from "./output-file.js";
import { openOutputFolder, type OutputFolder } from "./output-folder.js";
import { checkOutputPaths, manifestName } from "./output-path.js";
import { planCommit, staleFiles, type CommitPlan } from "./plan-commit.js";
import { isUnfinished, recoverFolder } from "./recover-folder.js";
import { carryOut } from "./staging.js";
import { asWriteError } from "./write-error.js";
import { rememberWritten } from "./written-here.js";

/** Paths relative to the output folder, sorted. */
export interface CommitResult {
  readonly written: string[];
  readonly unchanged: string[];
  readonly removed: string[];
  /** No longer generated, and perhaps changed by hand. They stay, and are no longer ours. Absent: none. */
  readonly left?: string[];
}

/**
 * Makes a folder hold these files (relative path -> text). Files of a former run that are made no
 * longer are removed, if this machine wrote them and nobody changed them since; files of others are never
 * touched, nor are the `sources` that the output was made of.
 *
 * @throws WriteError - and then the folder is as it was.
 */
export async function commitFiles(
  out: string,
  files: ReadonlyMap<string, string>,
  sources: readonly string[] = [],
  notes: ManifestNotes = {},
): Promise<CommitResult> {
  const ready = outputFiles(files);
  return commitPlan(out, (folder) => {
    checkOutputPaths(files.keys());
    return planCommit(folder, { files: ready, sources, notes });
  });
}

/**
 * Carries out a plan for a folder. What a run that was killed left half done is put back first. Runs on one
 * folder wait for each other.
 *
 * @throws WriteError - and then the folder is as it was.
 */
export async function commitPlan(
  out: string,
  makePlan: (folder: OutputFolder) => Promise<CommitPlan>,
): Promise<CommitResult> {
  try {
    const folder = await openOutputFolder(out);
    // Output that is up to date may lie in a folder that cannot be written.
    const idle = await planIfIdle(folder, makePlan);
    const plan =
      idle ??
      (await withLock(folder, async (lock) => {
        await recoverFolder(folder);
        const plan = await makePlan(folder);
        // Should the run be killed, what it wrote is known all the same.
        await rememberWritten(folder.path, new Map([...plan.held, ...plan.holds]));
        await carryOut(folder, plan, lock);
        await rememberWritten(folder.path, plan.holds);
        return plan;
      }));
    if (idle !== undefined) await rememberWritten(folder.path, idle.holds);
    return resultOf(plan);
  } catch (error) {
    throw asWriteError(error, `Cannot write to \`${out}\``);
  }
}

/**
 * Puts a folder back to what it was before a run that was killed; for a run that writes nothing
 * itself, since its document has errors. Where that cannot be done, the next run will try.
 */
export async function recoverOutput(out: string): Promise<void> {
  try {
    const folder = await openOutputFolder(out);
    if (await isUnfinished(folder)) await withLock(folder, () => recoverFolder(folder));
  } catch {
    return;
  }
}

/** The plan where there is nothing to do; whatever stands in the way will come up again under the lock. */
async function planIfIdle(
  folder: OutputFolder,
  makePlan: (folder: OutputFolder) => Promise<CommitPlan>,
): Promise<CommitPlan | undefined> {
  try {
    // Without a manifest there is at least that to write.
    if ((await folder.read(manifestName)) === undefined) return undefined;
    if (await isUnfinished(folder)) return undefined;
    const plan = await makePlan(folder);
    return plan.writes.size + plan.removals.length === 0 ? plan : undefined;
  } catch {
    return undefined;
  }
}

/** Makes the folder where there is none; if the action fails it goes again. */
async function withLock<T>(
  folder: OutputFolder,
  action: (lock: FolderLock) => Promise<T>,
): Promise<T> {
  const made = await mkdir(folder.path, { recursive: true });
  try {
    const lock = await lockFolder(folder.path);
    try {
      return await action(lock);
    } finally {
      // A lock that cannot be removed grows old by itself.
      await lock.release().catch(() => undefined);
    }
  } catch (error) {
    if (made !== undefined) await removeMade(folder.path, made);
    throw error;
  }
}

/** As far as nobody has put anything there. */
async function removeMade(path: string, made: string): Promise<void> {
  for (let current = path; current.length >= made.length; current = dirname(current)) {
    try {
      await rmdir(current);
    } catch {
      return;
    }
  }
}

/**
 * What `commitFiles` would do, without doing it.
 *
 * @throws WriteError - where `commitFiles` would refuse.
 */
export async function previewCommit(
  out: string,
  files: ReadonlyMap<string, string>,
  sources: readonly string[] = [],
  notes: ManifestNotes = {},
): Promise<CommitResult> {
  try {
    checkOutputPaths(files.keys());
    const contents = { files: outputFiles(files), sources, notes };
    return resultOf(await planCommit(await openOutputFolder(out), contents));
  } catch (error) {
    throw asWriteError(error, `Cannot read \`${out}\``);
  }
}

export function resultOf(plan: CommitPlan): CommitResult {
  return {
    written: [...plan.writes.keys()].filter((path) => path !== manifestName),
    unchanged: [...plan.unchanged],
    removed: plan.removals.filter((path) => path !== manifestName),
    ...(plan.left.length > 0 && { left: [...plan.left] }),
  };
}

/** A difference between a folder and the output that belongs there. */
export interface Drift {
  readonly path: string;
  /** `extra`: written by a former run, and no longer generated. */
  readonly kind: "missing" | "changed" | "extra";
  readonly expected?: string;
  readonly actual?: string;
}

/**
 * What `commitFiles` would change, sorted by path; reads only. Line ends do not count.
 *
 * @throws WriteError - if the folder cannot be read, or must not be an output folder.
 */
export async function compareFiles(
  out: string,
  files: ReadonlyMap<string, string>,
  notes: ManifestNotes = {},
): Promise<Drift[]> {
  try {
    checkOutputPaths(files.keys());
    const folder = await openOutputFolder(out);
    await waitForFolder(folder.path);
    const wanted = new Map([...files, [manifestName, printManifest(files.keys(), notes)]]);
    const drifts: Drift[] = [];
    for (const [path, expected] of wanted) {
      const drift = await driftAt(folder, path, expected);
      if (drift !== undefined) drifts.push(drift);
    }
    const old = readManifest(await folder.read(manifestName));
    const stale = await staleFiles(folder, {
      old,
      wanted: new Set(files.keys()),
      written: new Map(),
    });
    for (const path of [...stale.removals, ...stale.left]) drifts.push({ path, kind: "extra" });
    return drifts.sort((a, b) => (a.path < b.path ? -1 : 1));
  } catch (error) {
    throw asWriteError(error, `Cannot read \`${out}\``);
  }
}

function withLf(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** How a file differs from what it should be. Line ends do not count. */
export async function driftAt(
  folder: OutputFolder,
  path: string,
  expected: string,
): Promise<Drift | undefined> {
  const actual = await folder.read(path);
  if (actual === undefined) return { path, kind: "missing", expected };
  if (withLf(actual) === withLf(expected)) return undefined;
  return { path, kind: "changed", expected, actual };
}
