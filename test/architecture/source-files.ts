import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

/** A file of ours, read and parsed. */
export interface Source {
  /** From the root of the repository: `generator/model/model.ts`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  /** The files of the repository that it imports from or re-exports, types included. */
  readonly imports: readonly string[];
}

/** Output of the generator that the generator uses itself. */
const generated = "generator/validate/generated/";

/** All sources of the generator and of the runtime that people write. */
export function readSources(): readonly Source[] {
  const paths = ["generator", "templates"].flatMap((folder) => filesBelow(folder));
  return paths.filter((path) => !path.startsWith(generated)).map(readSource);
}

/** The output that the generator uses itself. */
export function readGeneratedSources(): readonly Source[] {
  return filesBelow(generated).map(readSource);
}

function filesBelow(folder: string): string[] {
  const { fileNames } = ts.parseJsonConfigFileContent({ include: [folder] }, ts.sys, repository);
  return fileNames.map((name) => posix.relative(repository, name)).sort();
}

function readSource(path: string): Source {
  const text = readFileSync(`${repository}${path}`, "utf8");
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports = specifiersOf(tree)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => posix.join(posix.dirname(path), specifier.replace(/\.js$/, ".ts")));
  return { path, text, tree, imports: [...new Set(imports)].sort() };
}

/** What a file imports, at the top or when it needs it: `import()` is a dependency like any other. */
function specifiersOf(tree: ts.SourceFile): string[] {
  const specifiers: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined && ts.isStringLiteralLike(specifier))
      specifiers.push(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return specifiers;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  return isDynamicImport(node) ? node.arguments[0] : undefined;
}

/** `import("./x.js")`. */
export function isDynamicImport(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
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
