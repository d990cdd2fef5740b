import { readdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { realPathOf, shownPath } from "./containment.js";
import { readText, type TextRequest, type TextResult } from "./text/read-text.js";

/** Where files come from: the disk, or a revision of a repository. Paths are absolute. */
export interface FileReader {
  read(request: TextRequest): Promise<TextResult>;
  /** The path for messages. */
  shown(path: string): string;
  /** The path with symbolic links resolved, which must be inside the folder. */
  realPath(path: string): Promise<string>;
  /** The other files in its folder, to suggest a similar name. */
  namesBeside(path: string): Promise<readonly string[]>;
}

export const diskReader: FileReader = {
  read: readText,
  shown: shownPath,
  realPath: realPathOf,
  namesBeside: async (path) => {
    try {
      const names = await readdir(dirname(path));
      return names.filter((name) => name !== basename(path)).sort();
    } catch {
      return [];
    }
  },
};
