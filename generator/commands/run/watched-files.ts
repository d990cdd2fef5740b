import { existsSync, realpathSync, statSync, watch, type FSWatcher } from "node:fs";
import { basename, dirname, join } from "node:path";

interface Watched {
  readonly watcher: FSWatcher;
  /** A folder that was deleted and made again is another one, and the old watcher sees nothing of it. */
  readonly inode: number;
}

/**
 * Follows files, whether they exist or not. It watches their folders: an editor replaces a file
 * instead of changing it, and a file or a folder that was deleted may come back.
 */
export class WatchedFiles {
  readonly #onChange: (path: string) => void;
  readonly #watched = new Map<string, Watched>();
  /** Where a change may be seen -> what it is a change of: a file, or a folder above one. */
  #meaning: ReadonlyMap<string, string> = new Map();
  /** Of these, every file that comes, changes or goes is a change. */
  #folders: ReadonlySet<string> = new Set();

  /** `onChange` is given the path of a file that is followed, or of a folder above one. */
  constructor(onChange: (path: string) => void) {
    this.#onChange = onChange;
  }

  /**
   * Follows these files (absolute paths) from now on, and no others; and all files directly inside
   * these folders.
   */
  follow(files: Iterable<string>, whole: readonly string[] = []): void {
    this.#folders = new Set(whole);
    const places = [...files].flatMap((file) =>
      [file, ...linkTarget(file)].map((place) => [place, file] as const),
    );
    const paths = places.map(([place]) => place);
    const inside = whole.map((folder) => join(folder, "any"));
    const above = [...paths, ...inside]
      .flatMap(foldersAbove)
      .map((folder) => [folder, folder] as const);
    this.#meaning = new Map([...above, ...places]);
    const folders = new Set([...paths, ...inside].map((path) => nearestFolder(dirname(path))));
    for (const [folder, { inode }] of [...this.#watched]) {
      if (!folders.has(folder) || inodeOf(folder) !== inode) this.#drop(folder);
    }
    for (const folder of folders) if (!this.#watched.has(folder)) this.#watch(folder);
  }

  close(): void {
    for (const folder of [...this.#watched.keys()]) this.#drop(folder);
  }

  #watch(folder: string): void {
    const watcher = watch(folder, (_, name) => this.#noticed(folder, name));
    watcher.on("error", () => {
      this.#drop(folder);
      this.#onChange(folder);
    });
    this.#watched.set(folder, { watcher, inode: inodeOf(folder) });
  }

  #noticed(folder: string, name: string | null): void {
    const own = name !== null && this.#folders.has(folder) ? join(folder, name) : undefined;
    const changed = name === null ? folder : (this.#meaning.get(join(folder, name)) ?? own);
    if (changed !== undefined) this.#onChange(changed);
    // The folder itself went or was renamed.
    else if (name === basename(folder)) this.#onChange(folder);
  }

  #drop(folder: string): void {
    this.#watched.get(folder)?.watcher.close();
    this.#watched.delete(folder);
  }
}

function foldersAbove(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...foldersAbove(parent)];
}

/** The folder, or where it does not exist the nearest one above it. */
function nearestFolder(folder: string): string {
  const parent = dirname(folder);
  return existsSync(folder) || parent === folder ? folder : nearestFolder(parent);
}

/** A change of the file that a symbolic link leads to is not seen in the folder of the link. */
function linkTarget(file: string): string[] {
  try {
    const target = realpathSync(file);
    return target === file ? [] : [target];
  } catch {
    return [];
  }
}

function inodeOf(folder: string): number {
  return statSync(folder, { throwIfNoEntry: false })?.ino ?? 0;
}
