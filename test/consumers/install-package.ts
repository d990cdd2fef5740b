import { createHash } from "node:crypto";
import {
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { removeOldFolders } from "./remove-old-folders.js";
import { runOrThrow } from "./run.js";

/** A folder in which a stranger has installed the package, outside of this repository. */
export interface Consumer {
  readonly folder: string;
  /** The tarball that was installed. */
  readonly tarball: string;
}

const repository = fileURLToPath(new URL("../../", import.meta.url));
const prefix = "c1-apps-schema-consumer-";

let consumer: Promise<Consumer> | undefined;

/**
 * Packs `generated/` and installs the tarball. This happens once per content: test files run in
 * processes of their own, so the folder is named after a hash, and whoever comes second waits.
 */
export function installPackage(): Promise<Consumer> {
  consumer ??= install();
  return consumer;
}

async function install(): Promise<Consumer> {
  const folder = join(tmpdir(), prefix + (await hashSources()));
  const lock = `${folder}.lock`;
  for (;;) {
    if (await exists(folder)) return { folder, tarball: join(folder, "package.tgz") };
    if (await lockFolder(lock)) break;
    await wait(100);
  }
  try {
    if (!(await exists(folder))) await packInto(folder);
  } finally {
    await rm(lock, { recursive: true });
  }
  await removeOldFolders(tmpdir(), prefix);
  return { folder, tarball: join(folder, "package.tgz") };
}

/** Compiles a copy, so that neither stale files of an earlier build nor a build under way count. */
async function packInto(folder: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), `${prefix}work-`));
  try {
    const source = join(work, "source");
    const filter = (path: string): boolean =>
      !/[\\/]generated[\\/](?:dist|node_modules)$/.test(path);
    await cp(join(repository, "generated"), source, { recursive: true, filter });
    const tsc = join(repository, "node_modules/typescript/bin/tsc");
    await runOrThrow(process.execPath, [tsc, "-p", source], { cwd: source });
    const stranger = join(work, "stranger");
    await mkdir(stranger);
    const cache = ["--cache", join(work, "cache"), "--offline", "--no-audit", "--no-fund"];
    const packed = await runOrThrow("npm", ["pack", "--json", "--ignore-scripts", ...cache], {
      cwd: source,
    });
    await rename(join(source, fileNameOf(packed)), join(stranger, "package.tgz"));
    await writeFile(join(stranger, "package.json"), '{ "private": true, "type": "module" }\n');
    await runOrThrow("npm", ["install", "./package.tgz", ...cache], { cwd: stranger });
    await rename(stranger, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** `npm pack --json` answers with a list, newer versions with an object by package name. */
function fileNameOf(packed: string): string {
  const answer = JSON.parse(packed) as object;
  const [entry] = Object.values(answer) as { readonly filename: string }[];
  if (entry === undefined) throw new Error(`npm pack made nothing: ${packed}`);
  return entry.filename;
}

async function hashSources(): Promise<string> {
  const root = join(repository, "generated");
  const hash = createHash("sha256");
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !/^(?:dist|node_modules)[\\/]/.test(path));
  for (const path of files.sort())
    hash.update(`${path}\0`).update(await readFile(join(root, path)));
  hash.update(await readFile(join(repository, "node_modules/typescript/package.json")));
  return hash.digest("hex").slice(0, 16);
}

/** Takes the lock; a lock that is older than any packing was left behind by a run that was ended. */
async function lockFolder(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > 180_000) await rm(lock, { recursive: true, force: true });
    return false;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
