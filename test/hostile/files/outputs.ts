import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { recallWritten, rememberWritten } from "../../../generator/write/written-here.js";
import { printManifest } from "../../../generator/write/manifest.js";
import { manifestName } from "../../../generator/write/output-path.js";

export type Texts = Readonly<Record<string, string>>;

/** Two outputs that differ in every way: files that change, stay, come and go, with their folders. */
export const before: Texts = {
  "types.ts": "before\n",
  "same.ts": "same\n",
  "gone.ts": "gone\n",
  "old/deep/gone.ts": "gone too\n",
  "runtime/a.ts": "before a\n",
};
export const after: Texts = {
  "types.ts": "after\n",
  "same.ts": "same\n",
  "new/deep/b.ts": "b\n",
  "new/c.ts": "c\n",
  "runtime/a.ts": "after a\n",
};

/** A folder that holds such an output as a whole, and a file of its owner. */
export function wholeFolder(output: Texts): Texts {
  const manifest = printManifest(Object.keys(output));
  return { ...output, [manifestName]: manifest, "own.txt": "own\n" };
}

/** A copy of an output folder that the machine knows as well as the first. */
export async function copyOutput(from: string, to: string): Promise<void> {
  cpSync(from, to, { recursive: true });
  await rememberWritten(to, await recallWritten(from));
}

/** Path -> text of all files in a folder. */
export function contentsOf(folder: string): Texts {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    paths.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path, "utf8")];
    }),
  );
}

/** Folders without anything in them. */
export function emptyFolders(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => readdirSync(path).length === 0);
}
