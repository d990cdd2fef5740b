import { join } from "node:path";
import {
  commitFiles,
  compareFiles,
  previewCommit,
  recoverOutput,
  type CommitResult,
  type Drift,
} from "./commit-files.js";
import { readNotes } from "./manifest.js";
import { openOutputFolder } from "./output-folder.js";
import { manifestName } from "./output-path.js";
import { readPlainFile } from "./read-plain-file.js";
import {
  compareRuntime,
  growRuntime,
  leaveRuntime,
  previewRuntime,
  settleRuntime,
  wayToRuntime,
  type Share,
} from "./shared-runtime.js";
import { asWriteError } from "./write-error.js";

/** Where an output goes to. */
export interface OutputPlace {
  readonly out: string;
  /** The folder of a runtime that it shares with others. The paths of those files begin with the way to it. */
  readonly runtime?: string | undefined;
  /** Files that the output was made of. */
  readonly sources?: readonly string[];
  /** Folders of the outputs that the same run makes. */
  readonly peers?: readonly string[];
}

/**
 * Writes an output, and what it needs of a shared runtime: what is new there before the output, and what is
 * no longer needed goes afterwards. So a run that is killed leaves no import without a file.
 *
 * @throws WriteError
 */
export async function commitOutput(
  files: ReadonlyMap<string, string>,
  place: OutputPlace,
): Promise<CommitResult> {
  const { own, share } = await split(files, place);
  const former = await formerRuntime(place.out);
  const grown = share && (await growRuntime(share));
  const result = await commitFiles(place.out, own, place.sources, { runtime: share?.way });
  const settled = share && (await settleRuntime(share));
  if (former !== undefined && former.way !== share?.way) {
    await leaveRuntime(join(former.out, former.way), former.out);
  }
  if (share === undefined || grown === undefined || settled === undefined) return result;
  const written = [...new Set([...grown.written, ...settled.written])];
  const unchanged = settled.unchanged.filter((path) => !written.includes(path));
  return joined(result, { ...settled, written, unchanged }, share);
}

/** What `commitOutput` would do. */
export async function previewOutput(
  files: ReadonlyMap<string, string>,
  place: OutputPlace,
): Promise<CommitResult> {
  const { own, share } = await split(files, place);
  const result = await previewCommit(place.out, own, place.sources, { runtime: share?.way });
  return share === undefined ? result : joined(result, await previewRuntime(share), share);
}

/** What `commitOutput` would change; reads only. */
export async function compareOutput(
  files: ReadonlyMap<string, string>,
  place: OutputPlace,
): Promise<Drift[]> {
  const { own, share } = await split(files, place);
  const drifts = await compareFiles(place.out, own, { runtime: share?.way });
  if (share === undefined) return drifts;
  const shared = await compareRuntime(share).catch((error: unknown) => {
    throw asWriteError(error, `Cannot read \`${share.runtime}\``);
  });
  const all = [
    ...drifts,
    ...shared.map((drift) => ({ ...drift, path: `${share.way}/${drift.path}` })),
  ];
  return all.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Puts back what a killed run left half done, in both folders. */
export async function recoverPlace({ out, runtime }: OutputPlace): Promise<void> {
  await recoverOutput(out);
  if (runtime !== undefined) await recoverOutput(runtime);
}

/** Whether the shared folder is what it would be after this output, whose files are there, was made again. */
export async function isSettled(paths: readonly string[], place: OutputPlace): Promise<boolean> {
  const texts = new Map<string, string>();
  for (const path of paths.filter((path) => path.startsWith("../"))) {
    texts.set(path, (await readPlainFile(join(place.out, path)))?.toString() ?? "");
  }
  const { share } = await split(texts, place);
  return share === undefined || (await compareRuntime(share)).length === 0;
}

/** The files of the output's own folder, and those of the runtime, if it needs any: types alone do not. */
async function split(
  files: ReadonlyMap<string, string>,
  { out, runtime, sources = [], peers = [] }: OutputPlace,
): Promise<{ own: ReadonlyMap<string, string>; share?: Share }> {
  if (runtime === undefined) return { own: files };
  const way = await wayToRuntime(out, runtime);
  const start = `${way}/`;
  const isShared = ([path]: readonly [string, string]) => path.startsWith(start);
  const own = new Map([...files].filter((file) => !isShared(file)));
  const shared = [...files].filter(isShared);
  if (shared.length === 0) return { own };
  const needed = shared.map(([path, text]) => [path.slice(start.length), text] as const);
  return { own, share: { out, runtime, way, files: new Map(needed), sources, peers } };
}

/** The way to the runtime that the output shared when it was last written, from its real folder. */
async function formerRuntime(out: string): Promise<{ out: string; way: string } | undefined> {
  try {
    const folder = await openOutputFolder(out);
    const { runtime } = readNotes(await folder.read(manifestName));
    return runtime === undefined ? undefined : { out: folder.path, way: runtime };
  } catch {
    // What is wrong with the folder is said when it is written.
    return undefined;
  }
}

function joined(own: CommitResult, shared: CommitResult, { way }: Share): CommitResult {
  const from = (paths: readonly string[]) => paths.map((path) => `${way}/${path}`);
  const left = [...(own.left ?? []), ...from(shared.left ?? [])];
  return {
    written: [...own.written, ...from(shared.written)],
    unchanged: [...own.unchanged, ...from(shared.unchanged)],
    removed: [...own.removed, ...from(shared.removed)],
    ...(left.length > 0 && { left }),
  };
}
