import { mkdir, readdir, readFile, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Diagnostic } from "../../findings/diagnostics.js";
import type { GenerateResult } from "../../index.js";
import { manifestName } from "../../write/output-path.js";
import { isSettled } from "../../write/commit-output.js";
import { writeFileWhole } from "../../write/write-file.js";
import { hashBytes } from "../../write/journal.js";
import { recallWritten } from "../../write/written-here.js";
import { generatorFingerprint } from "./generator-fingerprint.js";
import type { Job } from "./read-jobs.js";

/** What is known of a run whose document, options and output have not changed since. */
export interface RememberedRun {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly string[];
  /** Paths of the output, sorted. */
  readonly files: readonly string[];
}

interface Memory extends RememberedRun {
  /** Generator, options and working directory. */
  readonly setting: string;
  /** Absolute path -> SHA-256 of the bytes, of the document's files and of the output's. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * The former run of the same job, if running it again would give the same: the generator and the
 * options are the same, and every byte of the document's files and of the output is. Kept in
 * `node_modules/.cache`, and never relied upon: whatever is wrong with it counts as forgotten.
 */
export async function recallRun(job: Job): Promise<RememberedRun | undefined> {
  try {
    const place = await placeOf(job);
    if (place === undefined) return undefined;
    const memory = JSON.parse(await readFile(place.file, "utf8")) as Memory;
    if (memory.setting !== place.setting) return undefined;
    for (const hashes of [memory.inputs, memory.outputs]) {
      for (const [path, hash] of Object.entries(hashes)) {
        if (hashBytes(await readFile(path)) !== hash) return undefined;
      }
    }
    const { diagnostics, sources, files } = memory;
    const { runtime } = job.options;
    // Another output may have come, or gone.
    if (runtime !== undefined && !(await isSettled(files, { out: job.out, runtime })))
      return undefined;
    return { diagnostics, sources, files };
  } catch {
    return undefined;
  }
}

/** Keeps a run that succeeded, and whose output now lies in the job's folder. */
export async function rememberRun(job: Job, result: GenerateResult): Promise<void> {
  try {
    const place = await placeOf(job);
    if (place === undefined) return;
    const { diagnostics, sources } = result;
    const files = [...result.files.keys()];
    const memory: Memory = {
      setting: place.setting,
      inputs: await hashAll(sources),
      outputs: await outputHashes(job, result),
      diagnostics,
      sources,
      files,
    };
    await mkdir(dirname(place.file), { recursive: true });
    const folder = dirname(place.file);
    // A link that came with a checkout leads anywhere.
    if ((await realpath(folder)) !== join(await realpath(dirname(dirname(folder))), cacheFolder))
      return;
    await writeFileWhole(place.file, JSON.stringify(memory));
  } catch {
    return;
  }
}

/** Of files that were compared only, the bytes may be others: line ends do not count there. */
async function outputHashes(
  { out }: Job,
  { files, committed }: GenerateResult,
): Promise<Record<string, string>> {
  const pathOf = (path: string) => join(resolve(out), path);
  if (committed === undefined) return hashAll([...files.keys(), manifestName].map(pathOf));
  const hashes = await writtenHashes(out, files);
  return Object.fromEntries([...hashes].map(([path, hash]) => [pathOf(path), hash]));
}

/** Where the memory of a job lies; undefined where there is none to keep. */
async function placeOf(job: Job): Promise<{ file: string; setting: string } | undefined> {
  const { options, out } = job;
  const { spec } = options;
  // What comes over the network may have changed, and what functions do nobody can compare.
  if (typeof spec !== "string" || options.allowRemote !== undefined) return undefined;
  // Prettier and its configuration may have changed, too.
  if (options.format !== undefined) return undefined;
  const text = comparable(options);
  const cache = text === undefined ? undefined : await findCacheFolder(process.cwd());
  if (text === undefined || cache === undefined) return undefined;
  const templates = options.templates === undefined ? [] : [await folderHash(options.templates)];
  const setting = hashBytes(
    Buffer.from([await generatorFingerprint(), process.cwd(), text, ...templates].join("\0")),
  );
  const name = hashBytes(Buffer.from([resolve(out), spec].join("\0")));
  return { file: join(cache, `${name.slice(0, 32)}.json`), setting };
}

/** Names and bytes of the custom templates. */
async function folderHash(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort();
  const hashes = await hashAll(names.map((name) => join(resolve(folder), name)));
  return JSON.stringify(hashes);
}

/** The options as text; undefined where a function is among them. */
function comparable(options: object): string | undefined {
  let isPlain = true;
  const text = JSON.stringify(options, (_key, value: unknown) => {
    if (typeof value === "function") isPlain = false;
    return value;
  });
  return isPlain ? text : undefined;
}

async function hashAll(paths: readonly string[]): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const path of paths) hashes[path] = hashBytes(await readFile(path));
  return hashes;
}

/** Below `node_modules`. */
export const cacheFolder = join(".cache", "specwright");

/** `node_modules/.cache/specwright` of the project around a folder; undefined outside of projects. */
async function findCacheFolder(start: string): Promise<string | undefined> {
  for (let folder = start; ; folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    const found = await stat(modules).catch(() => undefined);
    if (found?.isDirectory() === true) return join(modules, cacheFolder);
    if (dirname(folder) === folder) return undefined;
  }
}

/**
 * SHA-256 of the bytes of all files that have just been committed to a folder, by path, and of its
 * manifest. The commit remembered most of them: hashing megabytes again would take longer than writing them.
 */
export async function writtenHashes(
  out: string,
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const manifest = await readFile(join(out, manifestName));
  const known = await recallWritten(await realpath(out));
  const hashes = new Map([[manifestName, hashBytes(manifest)]]);
  for (const [path, text] of files) {
    // There line ends do not count.
    const hash = text.includes("\r\n") ? undefined : known.get(path);
    hashes.set(path, hash ?? hashBytes(text));
  }
  return hashes;
}
