import { dirname } from "node:path";
import ts from "typescript";
import { runtimeFiles, type Output } from "./emit-output.js";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitReturns: true,
  declaration: true,
  isolatedDeclarations: true,
  verbatimModuleSyntax: true,
  types: [],
};

/** What the compiler, at its strictest, has against these outputs: `folder/module: message`. */
export function typeCheck(outputs: ReadonlyMap<string, Output>): string[] {
  const files = new Map<string, string>();
  for (const [path, text] of runtimeFiles) files.set(`/hostile/runtime/${path}`, text);
  for (const [name, { modules }] of outputs) {
    for (const [path, text] of modules) {
      // One runtime for all outputs, or most of the time goes into it.
      files.set(`/hostile/${name}/${path}`, text.replaceAll('"./runtime/', '"../runtime/'));
    }
  }
  const program = ts.createProgram([...files.keys()], options, hostOf(files));
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, " ");
    if (file === undefined) return text;
    const line = file.text.slice(file.text.lastIndexOf("\n", start) + 1).split("\n", 1)[0] ?? "";
    return `${file.fileName.slice("/hostile/".length)}: ${text} | ${line.trim().slice(0, 160)}`;
  });
}

function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const folders = new Set([...files.keys()].map((path) => dirname(path)));
  return {
    ...host,
    getCurrentDirectory: () => "/hostile",
    fileExists: (path) => files.has(path) || host.fileExists(path),
    directoryExists: (path) => folders.has(path) || (host.directoryExists?.(path) ?? false),
    readFile: (path) => files.get(path) ?? host.readFile(path),
    getSourceFile: (path, language, ...rest) => {
      const text = files.get(path);
      return text === undefined
        ? host.getSourceFile(path, language, ...rest)
        : ts.createSourceFile(path, text, language, true);
    },
  };
}
