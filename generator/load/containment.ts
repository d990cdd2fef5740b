import { realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/**
 * The real path. For a path that does not exist, the real path of its nearest existing folder, and the
 * rest.
 */
export async function realPathOf(path: string): Promise<string> {
  const absolute = resolve(path);
  try {
    return await realpath(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(await realPathOf(parent), basename(absolute));
  }
}

/** Whether `path` is `folder` or lies below it; both are real paths. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Relative to the working directory where it lies below it, with forward slashes. */
export function shownPath(path: string): string {
  const way = relative(process.cwd(), path);
  const below = way !== "" && isInside(process.cwd(), path);
  return (below ? way : path).replaceAll("\\", "/");
}
