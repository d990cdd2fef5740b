import { createHash } from "node:crypto";
import { isPlainPath } from "./output-path.js";

/** Path -> SHA-256 of what we wrote there. What it does not list is not ours. */
export type Manifest = ReadonlyMap<string, string>;

/** Line ends do not count: git may have changed them. */
export function hashText(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
}

export function makeManifest(files: ReadonlyMap<string, string>): Manifest {
  return new Map([...files].map(([path, text]) => [path, hashText(text)]));
}

/** Sorted by path and without dates: equal output has an equal manifest. */
export function printManifest(manifest: Manifest): string {
  const files = Object.fromEntries([...manifest].sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ generator: "specwright", files }, null, 2)}\n`;
}

/**
 * Reads a manifest. It decides what may be deleted and comes with the folder, so nothing in it is
 * believed that could not have been written by us; a broken one lists nothing.
 */
export function readManifest(text: string | undefined): Manifest {
  const entries = Object.entries(filesOf(text)).filter(
    (entry): entry is [string, string] => isPlainPath(entry[0]) && typeof entry[1] === "string",
  );
  return new Map(entries);
}

function filesOf(text: string | undefined): object {
  if (text === undefined) return {};
  try {
    const parsed = JSON.parse(text) as { readonly files?: unknown } | null;
    const files = parsed?.files;
    return typeof files === "object" && files !== null ? files : {};
  } catch {
    return {};
  }
}
