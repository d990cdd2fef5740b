import { lstat, readFile, realpath, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join, parse, relative, resolve, sep } from "node:path";
import { manifestName } from "./output-path.js";
import { WriteError } from "./write-error.js";

/** The folder that output goes to; it need not exist yet. */
export interface OutputFolder {
  /** Absolute and real. */
  readonly path: string;
  /** The absolute path of a file in it; refuses one that a symbolic link leads out of the folder. */
  resolve(path: string): Promise<string>;
  /** The text of a file in it; undefined where there is none. */
  read(path: string): Promise<string | undefined>;
}

/** Refuses folders where generated files would lie among a person's own. */
export async function openOutputFolder(out: string): Promise<OutputFolder> {
  const path = await realPathOf(resolve(out));
  await checkFolder(path);
  const resolveIn = async (file: string): Promise<string> => {
    const target = join(path, file);
    const real = await realPathOf(target);
    if (isBelow(path, real)) return target;
    throw new WriteError(
      `\`${file}\` is outside the output folder, behind a symbolic link.`,
      "Remove the link, or choose another folder.",
    );
  };
  return {
    path,
    resolve: resolveIn,
    read: async (file) => readIfExists(await resolveIn(file)),
  };
}

async function checkFolder(path: string): Promise<void> {
  const choose = "Choose a separate folder for the output, such as `generated`.";
  if (path === parse(path).root) {
    throw new WriteError("The output folder is the root of the file system.", choose);
  }
  const home = await realPathOf(homedir());
  if (path === home) throw new WriteError("The output folder is your home folder.", choose);
  if (isBelow(path, home))
    throw new WriteError("Your home folder is in the output folder.", choose);
  const current = await realPathOf(process.cwd());
  // One that we have written before is a folder of its own, and commands may be run from there.
  if ((path === current || isBelow(path, current)) && !(await exists(join(path, manifestName)))) {
    const where = path === current ? "the current folder" : "a folder around the current one";
    throw new WriteError(`The output folder is ${where}.`, choose);
  }
  if ((await exists(path)) && !(await stat(path)).isDirectory()) {
    throw new WriteError(`\`${path}\` is a file.`, "Name a folder for the output.");
  }
}

/** The real path; of a path that does not exist, the real path of its nearest folder and the rest. */
export async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ENOTDIR" && code !== "ELOOP") throw error;
    if (await isLink(path)) {
      throw new WriteError(`\`${path}\` is a symbolic link to nothing.`, "Remove the link.");
    }
    const parent = dirname(path);
    return parent === path ? path : join(await realPathOf(parent), basename(path));
  }
}

export function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function isLink(path: string): Promise<boolean> {
  return lstat(path).then((found) => found.isSymbolicLink(), absent(false));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, absent(false));
}

/** What a call gives where there is no such file; any other error goes on. */
function absent<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return value;
    throw error;
  };
}

async function readIfExists(path: string): Promise<string | undefined> {
  const fix = "Move it, or choose another output folder.";
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new WriteError(`\`${path}\` is a folder.`, fix);
    // A pipe may never come to its end.
    if (!found.isFile()) throw new WriteError(`\`${path}\` is not a regular file.`, fix);
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
