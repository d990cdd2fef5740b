import ts from "typescript";
import { memoryHost } from "../compile/memory-host.js";
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
  // TypeScript's own declarations are not what is asked about.
  skipLibCheck: true,
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
  const program = ts.createProgram(
    [...files.keys()],
    options,
    memoryHost(files, "/hostile", options),
  );
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, " ");
    if (file === undefined) return text;
    const line = file.text.slice(file.text.lastIndexOf("\n", start) + 1).split("\n", 1)[0] ?? "";
    return `${file.fileName.slice("/hostile/".length)}: ${text} | ${line.trim().slice(0, 160)}`;
  });
}
