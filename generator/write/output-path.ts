import { WriteError } from "./write-error.js";

/** Names of our own in an output folder. */
export const manifestName = ".specwright-manifest.json";
export const stagingPrefix = ".specwright-tmp-";
export const lockName = `${stagingPrefix}lock`;

/** Bytes of UTF-8: what file systems of today can name. */
const longestName = 255;

/** Devices of Windows, whatever comes after the name: `aux.ts` cannot be opened there. */
const device =
  /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?: *\.|$)/i;

/** Whether a path is plainly inside its folder, and can be made on every platform: `runtime/a.ts`. */
export function isPlainPath(path: string): boolean {
  const parts = path.split("/");
  if (!parts.every(isPlainName)) return false;
  const top = foldedPath(parts[0] ?? "");
  return top !== manifestName && !top.startsWith(stagingPrefix);
}

function isPlainName(name: string): boolean {
  // A colon is a drive letter or a stream on Windows, and a lone surrogate has no UTF-8.
  if (name === "" || /[<>:"|?*\\\p{Cc}\p{Cs}]/u.test(name)) return false;
  // Windows drops dots and spaces at the end; `.` and `..` are no names anywhere.
  if (/[. ]$/.test(name) || device.test(name)) return false;
  return new TextEncoder().encode(name).length <= longestName;
}

/** Equal for paths that some file system takes for one: letter case, and letters made of parts. */
function foldedPath(path: string): string {
  return path.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}

/** Refuses output whose paths leave the folder, or get into each other's way. */
export function checkOutputPaths(paths: Iterable<string>): void {
  const seen = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const path of paths) {
    if (!isPlainPath(path)) {
      throw new WriteError(
        `\`${printable(path)}\` is not a path below the output folder.`,
        "Give relative paths with forward slashes, of names that every file system can have.",
      );
    }
    const folded = foldedPath(path);
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
    "Rename one of them; some systems treat names that differ only in letter case as one file.",
  );
}

function printable(path: string): string {
  const shown = path.length > 80 ? `${path.slice(0, 77)}...` : path;
  return JSON.stringify(shown).slice(1, -1);
}
