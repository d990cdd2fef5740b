import { isAbsolute, relative, sep } from "node:path";

/** A path as somebody in the working directory writes it; one outside of it in full. */
export function displayPath(path: string): string {
  if (!isAbsolute(path)) return path;
  const way = relative(process.cwd(), path);
  const isInside = way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  return isInside ? way.replaceAll("\\", "/") : path;
}
