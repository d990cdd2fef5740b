import { posix } from "node:path";
import ts from "typescript";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  isolatedDeclarations: true,
  declaration: true,
  verbatimModuleSyntax: true,
  types: [],
};

/** What the compiler, at its strictest, has against an output: `path: message`. */
export function compileFiles(files: ReadonlyMap<string, string>): string[] {
  const root = "/output/";
  const texts = new Map([...files].map(([path, text]) => [root + path, text]));
  const folders = new Set([...texts.keys()].map((path) => posix.dirname(path)));
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram(
    [...texts.keys()].filter((path) => path.endsWith(".ts")),
    options,
    {
      ...host,
      getCurrentDirectory: () => root,
      fileExists: (path) => texts.has(path) || host.fileExists(path),
      directoryExists: (path) => folders.has(path) || (host.directoryExists?.(path) ?? false),
      readFile: (path) => texts.get(path) ?? host.readFile(path),
      getSourceFile: (path, language, ...rest) => {
        const text = texts.get(path);
        return text === undefined
          ? host.getSourceFile(path, language, ...rest)
          : ts.createSourceFile(path, text, language, true);
      },
    },
  );
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, " ");
    return `${(file?.fileName ?? "").replace(root, "")}: ${text}`;
  });
}
