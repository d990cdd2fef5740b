import { isAbsolute, relative, sep } from "node:path";

/** A path relative to the working directory, or absolute if it is outside. */
export function displayPath(path: string): string {
  if (!isAbsolute(path)) return path;
  const way = relative(process.cwd(), path);
  const isInside = way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  return isInside ? way.replaceAll("\\", "/") : path;
}
