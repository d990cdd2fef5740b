import { readdir } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isInside, realPathOf, shownPath } from "./containment.js";
import type { FilePaths, FileReader } from "./file-reader.js";
import { fetchText } from "./remote/fetch-text.js";
import { readText } from "./text/read-text.js";

/** Paths of the machine. */
export const diskPaths: FilePaths = {
  pathOf: (spec) => {
    const text = String(spec);
    const isPath = !(spec instanceof URL) && !/^[a-z][a-z0-9+.-]+:\/\//i.test(text);
    return isPath ? resolve(text) : pathOfUri(text);
  },
  uriOf: (path) => pathToFileURL(path).href,
  fileOf: (uri) => (uri.startsWith("file:") ? pathOfUri(uri) : undefined),
  folderOf: dirname,
  nameOf: (path) => basename(path),
  isInside,
};

/** Files of the disk, and documents of the network. */
export const diskReader: FileReader = {
  ...diskPaths,
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
  fetch: fetchText,
};

function pathOfUri(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
