import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

/** A file of ours, read and parsed. */
export interface Source {
  /** From the root of the repository: `generator/ir/model.ts`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  /** The files of the repository that it imports from or re-exports, types included. */
  readonly imports: readonly string[];
}

/** All sources of the generator and of the runtime. */
export function readSources(): readonly Source[] {
  return ["generator", "templates"].flatMap((folder) => filesBelow(folder)).map(readSource);
}

function filesBelow(folder: string): string[] {
  const { fileNames } = ts.parseJsonConfigFileContent({ include: [folder] }, ts.sys, repository);
  return fileNames.map((name) => posix.relative(repository, name)).sort();
}

function readSource(path: string): Source {
  const text = readFileSync(`${repository}${path}`, "utf8");
  const { importedFiles } = ts.preProcessFile(text, true, true);
  const imports = importedFiles
    .filter(({ fileName }) => fileName.startsWith("."))
    .map(({ fileName }) => posix.join(posix.dirname(path), fileName.replace(/\.js$/, ".ts")));
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return { path, text, tree, imports: [...new Set(imports)].sort() };
}

/** All nodes of a file for which the test holds, as `path:line`. */
export function placesOf(source: Source, test: (node: ts.Node) => boolean): string[] {
  const places: string[] = [];
  const visit = (node: ts.Node): void => {
    if (test(node)) {
      const { line } = source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree));
      places.push(`${source.path}:${line + 1}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return places;
}
