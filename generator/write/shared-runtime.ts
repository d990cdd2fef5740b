import { rmdir } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { commitPlan, driftAt, resultOf, type CommitResult, type Drift } from "./commit-files.js";
import { waitForFolder } from "./folder-lock.js";
import { isOutside, readManifest, readNotes, type Manifest, type Users } from "./manifest.js";
import { outputFiles, type OutputFile } from "./output-file.js";
import { openOutputFolder, realPathOf, type OutputFolder } from "./output-folder.js";
import { checkOutputPaths, manifestName } from "./output-path.js";
import { planCommit, staleFiles, type CommitPlan } from "./plan-commit.js";
import { readPlainFile } from "./read-plain-file.js";
import { WriteError } from "./write-error.js";
import { recallWritten } from "./written-here.js";

/** What one output needs of a runtime that several share. The folder holds what any of them needs. */
export interface Share {
  /** The folder of the output. */
  readonly out: string;
  /** The shared folder. */
  readonly runtime: string;
  /** From the output to it: `../runtime`. */
  readonly way: string;
  /** By the path in the shared folder. */
  readonly files: ReadonlyMap<string, string>;
  readonly sources: readonly string[];
  /** Folders of the outputs that the same run makes: these may hold what is older for a moment. */
  readonly peers: readonly string[];
}

/**
 * The way from an output to the runtime that it shares, as its modules import it: `../runtime`. It is that
 * between the real folders, which is the one that resolvers take.
 *
 * @throws WriteError - where one folder is in the other, or there is no way.
 */
export async function wayToRuntime(out: string, runtime: string): Promise<string> {
  const way = wayBetween(await realPathOf(resolve(out)), await realPathOf(resolve(runtime)));
  if (isOutside(way)) return way;
  throw new WriteError(
    `The folder \`runtime\` (\`${runtime}\`) and the output folder (\`${out}\`) must be apart, and on one drive.`,
    "Name a folder beside those of the outputs, such as `src/apis/runtime` beside `src/apis/billing`.",
  );
}

/** Adds what the output will need; what it no longer needs stays, until the output is written. */
export function growRuntime(share: Share): Promise<CommitResult> {
  return commitPlan(share.runtime, (folder) => planShare(folder, share, "grow"));
}

/** The shared folder as it must be once the output is written. */
export function settleRuntime(share: Share): Promise<CommitResult> {
  return commitPlan(share.runtime, (folder) => planShare(folder, share, "settle"));
}

/** What `settleRuntime` would do. */
export async function previewRuntime(share: Share): Promise<CommitResult> {
  return resultOf(await planShare(await openOutputFolder(share.runtime), share, "settle"));
}

/** What `settleRuntime` would change; reads only. Line ends do not count. */
export async function compareRuntime(share: Share): Promise<Drift[]> {
  const folder = await openOutputFolder(share.runtime);
  await waitForFolder(folder.path);
  const { writes, removals, left } = await planShare(folder, share, "compare");
  const drifts: Drift[] = [...removals, ...left].map((path) => ({ path, kind: "extra" }));
  for (const [path, { text: expected }] of writes) {
    const drift = await driftAt(folder, path, expected);
    if (drift !== undefined) drifts.push(drift);
  }
  return drifts;
}

/** Removes what only this output needed of a folder that it shares no longer; the folder too, if it is empty. */
export async function leaveRuntime(runtime: string, out: string): Promise<void> {
  const folder = await openOutputFolder(runtime);
  const me = wayBetween(folder.path, await realPathOf(resolve(out)));
  if (readNotes(await folder.read(manifestName)).users?.has(me) !== true) return;
  await commitPlan(runtime, async (opened) => {
    const text = await opened.read(manifestName);
    const old = readManifest(text);
    const others = await otherUsers(opened.path, text, me);
    const kept = filesOf(others, old);
    if (others.size > 0)
      return planCommit(opened, { files: new Map(), notes: { users: others }, kept });
    const written = await recallWritten(opened.path);
    const { removals, left } = await staleFiles(opened, { old, wanted: new Set(), written });
    const nothing = { writes: new Map(), unchanged: [], holds: new Map() };
    return { ...nothing, removals: [...removals, manifestName], left, held: written };
  });
  await rmdir(folder.path).catch(() => undefined);
}

async function planShare(
  folder: OutputFolder,
  share: Share,
  purpose: "grow" | "settle" | "compare",
): Promise<CommitPlan> {
  checkOutputPaths(share.files.keys());
  const files = outputFiles(share.files);
  const text = await folder.read(manifestName);
  const old = readManifest(text);
  const me = wayBetween(folder.path, await realPathOf(resolve(share.out)));
  const others = await otherUsers(folder.path, text, me);
  if (purpose !== "compare") await refuseVariants(folder, share, files, { old, others });
  const former = purpose === "grow" ? (readNotes(text).users?.get(me) ?? []) : [];
  const users = new Map([...others, [me, [...new Set([...former, ...files.keys()])]]]);
  const kept = [...filesOf(users, old)].filter((path) => !files.has(path));
  const { sources } = share;
  return planCommit(folder, { files, sources, notes: { users }, kept: new Set(kept) });
}

/** The files that these outputs need, as far as they were written. */
function filesOf(users: Users, old: Manifest): Manifest {
  const needed = new Set([...users.values()].flat());
  return new Set([...old].filter((path) => needed.has(path)));
}

/**
 * The other outputs that use the folder. One that was deleted, or that has its runtime elsewhere now, does not:
 * its own manifest would say so.
 */
async function otherUsers(
  folder: string,
  manifest: string | undefined,
  me: string,
): Promise<Users> {
  const living = new Map<string, readonly string[]>();
  for (const [way, paths] of readNotes(manifest).users ?? []) {
    const user = join(folder, way);
    const bytes = way === me ? undefined : await readPlainFile(join(user, manifestName));
    const { runtime } = readNotes(bytes?.toString());
    if (runtime !== undefined && join(user, runtime) === folder) living.set(way, paths);
  }
  return living;
}

/**
 * A file that another output needs too must be the same for both. Where it is not, that output must be made
 * in the same run, as it is after an update of specwright.
 */
async function refuseVariants(
  folder: OutputFolder,
  { runtime, files: texts, peers }: Share,
  files: ReadonlyMap<string, OutputFile>,
  { old, others }: { readonly old: Manifest; readonly others: Users },
): Promise<void> {
  const ways = await Promise.all(
    peers.map(async (peer) => wayBetween(folder.path, await realPathOf(resolve(peer)))),
  );
  const modules = new Set([...texts.keys()].map(moduleOf));
  const changed = await changedFiles(folder, files, old);
  for (const [way, paths] of others) {
    if (ways.includes(way)) continue;
    const path = paths.find((needed) =>
      files.has(needed) ? changed.has(needed) : modules.has(moduleOf(needed)),
    );
    if (path === undefined) continue;
    throw new WriteError(
      `\`${path}\` of the shared runtime \`${runtime}\` would change, and the output \`${relative(process.cwd(), join(folder.path, way))}\` needs it as it is: another version of specwright made it, or other options did.`,
      "Generate both in one run (`specwright generate` without `--only`), with the same version, or give each its own `runtime`. If that output is no longer in use, delete its folder.",
    );
  }
}

/** The files that were written otherwise. What was written is known better than what somebody made of it. */
async function changedFiles(
  folder: OutputFolder,
  files: ReadonlyMap<string, OutputFile>,
  old: Manifest,
): Promise<ReadonlySet<string>> {
  const written = await recallWritten(folder.path);
  const changed = new Set<string>();
  for (const [path, { text, textHash }] of files) {
    if (!old.has(path) || written.get(path) === textHash) continue;
    if ((await driftAt(folder, path, text))?.kind === "changed") changed.add(path);
  }
  return changed;
}

/** `own` for `own.ts`, `own.js` and `own.d.ts`: resolvers take one for the other. */
function moduleOf(path: string): string {
  return path.replace(/(?:\.d)?\.ts$|\.js$/, "");
}

function wayBetween(from: string, to: string): string {
  return relative(from, to).replaceAll("\\", "/");
}
