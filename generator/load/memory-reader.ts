import { tooLarge } from "./limits.js";
import type { FileReader } from "./file-reader.js";

/** The root of all paths: nothing lies outside of it. */
const root = "/";

/** Texts by their paths, such as `schemas/pet.yaml`, in the place of files; nothing else can be reached. */
export function memoryReader(texts: Readonly<Record<string, string>>): FileReader {
  const files = new Map(Object.entries(texts).map(([name, text]) => [pathOfName(name), text]));
  return {
    pathOf: (spec) => (spec instanceof URL ? undefined : pathOfName(spec)),
    uriOf,
    fileOf,
    folderOf,
    nameOf: (path) => path.slice(path.lastIndexOf("/") + 1),
    isInside: (folder, path) => folder === root || path === folder || path.startsWith(`${folder}/`),
    shown,
    realPath: (path) => Promise.resolve(path),
    read: ({ path, left, limits }) => {
      const text = files.get(path);
      if (text === undefined) {
        const message = `\`${shown(path)}\` does not exist.`;
        return Promise.resolve({ refusal: { code: "file-not-found", message } });
      }
      const bytes = new TextEncoder().encode(text).length;
      if (bytes > left) return Promise.resolve({ refusal: tooLarge(shown(path), limits) });
      return Promise.resolve({ text: text.replace(/^\uFEFF/, ""), bytes });
    },
    namesBeside: (path) => {
      const beside = [...files.keys()].filter((other) => folderOf(other) === folderOf(path));
      const names = beside.map((other) => other.slice(other.lastIndexOf("/") + 1));
      return Promise.resolve(names.sort());
    },
    fetch: (uri) => {
      const message = `\`${uri}\` is on the network, and fetching is not allowed.`;
      return Promise.resolve({ refusal: { code: "remote-reference", message } });
    },
  };
}

function pathOfName(name: string): string {
  return fileOf(uriOf(`/${name.replace(/^\.?\/+/, "")}`)) ?? root;
}

/** As of a file, so that references between texts are resolved as between files. */
function uriOf(path: string): string {
  const url = new URL("file:///");
  url.pathname = path.split("/").map(encodeURIComponent).join("/");
  return url.href;
}

function fileOf(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return decodeURIComponent(new URL(uri).pathname);
  } catch {
    return undefined;
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || root;
}

function shown(path: string): string {
  return path === root ? "the root" : path.slice(1);
}
