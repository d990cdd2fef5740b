import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { casesFolder } from "./golden-case.js";

function folderOf(name: string): string {
  return join(casesFolder, name, "expected");
}

/** The expected files of a case, by path with forward slashes, sorted. */
export function readExpected(name: string): Map<string, string> {
  const folder = folderOf(name);
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files
      .sort()
      .map(
        (file) =>
          [relative(folder, file).split(sep).join("/"), readFileSync(file, "utf8")] as const,
      ),
  );
}

/** Makes the case's expectation what it is now. */
export function renewExpected(name: string, files: ReadonlyMap<string, string>): void {
  rmSync(folderOf(name), { recursive: true, force: true });
  writeFiles(folderOf(name), files);
}

export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
