import { stat } from "node:fs/promises";

/**
 * Tells which of these files a path leads to, under whatever name: through links, in another letter
 * case where the file system does not tell them apart, or as a second hard link.
 */
export async function fileFinder(
  files: readonly string[],
): Promise<(path: string) => Promise<string | undefined>> {
  const known = new Map<string, string>();
  for (const file of files) {
    const identity = await identityOf(file);
    if (identity !== undefined) known.set(identity, file);
  }
  return async (path) => {
    const identity = await identityOf(path);
    return identity === undefined ? undefined : known.get(identity);
  };
}

/** Device and inode; undefined where nothing can be found. */
async function identityOf(path: string): Promise<string | undefined> {
  try {
    // Inodes of Windows are longer than the digits of a number.
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}
