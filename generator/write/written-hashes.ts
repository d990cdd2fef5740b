import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { hashBytes } from "./journal.js";
import { readManifest } from "./manifest.js";
import { manifestName } from "./output-path.js";

/**
 * SHA-256 of the bytes of all files that have just been committed to a folder, by path, and of its
 * manifest, which has most of them: hashing megabytes again would take longer than writing them.
 */
export async function writtenHashes(
  out: string,
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const manifest = await readFile(join(out, manifestName));
  const known = readManifest(manifest.toString());
  const hashes = new Map([[manifestName, hashBytes(manifest)]]);
  for (const [path, text] of files) {
    // The manifest does not count line ends.
    const hash = text.includes("\r\n") ? undefined : known.get(path);
    hashes.set(path, hash ?? hashBytes(text));
  }
  return hashes;
}
