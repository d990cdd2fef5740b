import { WriteError } from "./write-error.js";

/** Names of our own in an output folder. */
export const manifestName = ".specwright-manifest.json";
export const stagingPrefix = ".specwright-tmp-";

/** Whether a path is plainly inside its folder on every platform: `runtime/checks.ts`. */
export function isPlainPath(path: string): boolean {
  // A colon is a drive letter or a stream on Windows.
  if (path === "" || /[\\:\0]/.test(path)) return false;
  const parts = path.split("/");
  if (parts.some((part) => part === "" || part === "." || part === "..")) return false;
  return parts[0] !== manifestName && !parts[0]?.startsWith(stagingPrefix);
}

/** Refuses output whose paths leave the folder, or get into each other's way. */
export function checkOutputPaths(paths: Iterable<string>): void {
  const seen = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const path of paths) {
    if (!isPlainPath(path)) {
      throw new WriteError(
        `\`${path}\` is no path below the output folder.`,
        "Give paths that are relative, with forward slashes and without `..`.",
      );
    }
    // Some file systems do not tell letter case apart.
    const folded = path.toLowerCase();
    const other = seen.get(folded);
    if (other !== undefined && other !== path) {
      throw clash(other, path);
    }
    seen.set(folded, path);
    const parts = folded.split("/");
    for (let length = 1; length < parts.length; length++) {
      folders.set(parts.slice(0, length).join("/"), path);
    }
  }
  for (const [folded, path] of seen) {
    const below = folders.get(folded);
    if (below !== undefined) throw clash(path, below);
  }
}

function clash(one: string, other: string): WriteError {
  return new WriteError(
    `\`${one}\` and \`${other}\` cannot both be written.`,
    "Rename one of them; letter case alone does not tell files apart everywhere.",
  );
}
