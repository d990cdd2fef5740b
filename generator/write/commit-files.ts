import { makeManifest, printManifest, readManifest } from "./manifest.js";
import { openOutputFolder } from "./output-folder.js";
import { checkOutputPaths, manifestName } from "./output-path.js";
import { planCommit, staleFiles } from "./plan-commit.js";
import { carryOut } from "./staging.js";
import { asWriteError } from "./write-error.js";

/** Paths relative to the output folder, sorted. */
export interface CommitResult {
  readonly written: string[];
  readonly unchanged: string[];
  readonly removed: string[];
}

/**
 * Makes a folder hold these files (relative path -> text). Files of a former run that are made no
 * longer are removed, unless somebody changed them; files of others are never touched.
 *
 * @throws WriteError - and then the folder is as it was.
 */
export async function commitFiles(
  out: string,
  files: ReadonlyMap<string, string>,
): Promise<CommitResult> {
  try {
    checkOutputPaths(files.keys());
    const folder = await openOutputFolder(out);
    const plan = await planCommit(folder, files);
    await carryOut(folder, plan);
    return {
      written: [...plan.writes.keys()].filter((path) => path !== manifestName),
      unchanged: [...plan.unchanged],
      removed: [...plan.removals],
    };
  } catch (error) {
    throw asWriteError(error, `Cannot write to \`${out}\``);
  }
}

/** A difference between a folder and the output that belongs there. */
export interface Drift {
  readonly path: string;
  /** `extra`: written by a former run, and made no longer. */
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
): Promise<Drift[]> {
  try {
    checkOutputPaths(files.keys());
    const folder = await openOutputFolder(out);
    const wanted = new Map([...files, [manifestName, printManifest(makeManifest(files))]]);
    const drifts: Drift[] = [];
    for (const [path, expected] of wanted) {
      const actual = await folder.read(path);
      if (actual === undefined) drifts.push({ path, kind: "missing", expected });
      else if (withLf(actual) !== withLf(expected)) {
        drifts.push({ path, kind: "changed", expected, actual });
      }
    }
    const old = readManifest(await folder.read(manifestName));
    for (const path of await staleFiles(folder, old, files)) drifts.push({ path, kind: "extra" });
    return drifts.sort((a, b) => (a.path < b.path ? -1 : 1));
  } catch (error) {
    throw asWriteError(error, `Cannot read \`${out}\``);
  }
}

function withLf(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
