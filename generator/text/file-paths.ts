import { isAbsolute, relative, resolve, sep } from "node:path";

/**
 * A file as the readers of reports need it: relative to the top of the checkout, which is not always the
 * working directory. Unchanged outside of GitHub, and for what is not a file.
 */
export function workspacePath(
  file: string,
  workspace: string | undefined = process.env["GITHUB_WORKSPACE"],
): string {
  const isNoFile = /^[a-z][a-z\d+.-]+:/i.test(file);
  if (workspace === undefined || workspace === "" || isNoFile) return file;
  const way = relative(workspace, resolve(file));
  const isOutside = way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  return way === "" || isOutside ? file : way.split(sep).join("/");
}

/** A path relative to the working directory, or absolute if it is outside. */
export function displayPath(path: string): string {
  if (!isAbsolute(path)) return path;
  const way = relative(process.cwd(), path);
  const isInside = way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  return isInside ? way.replaceAll("\\", "/") : path;
}
