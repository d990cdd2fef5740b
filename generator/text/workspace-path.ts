import { isAbsolute, relative, resolve, sep } from "node:path";

/**
 * A file as the services that read reports want it: relative to the top of the checkout, which is not
 * always the working directory. Elsewhere than on GitHub, and for what is no file, it stays as it is.
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
