import ts from "typescript";
import { memoryHost } from "../compile/memory-host.js";

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
  // TypeScript's own declarations are not what is asked about.
  skipLibCheck: true,
};

/** What the compiler, at its strictest, has against an output: `path: message`. */
export function compileFiles(files: ReadonlyMap<string, string>): string[] {
  const root = "/output/";
  const texts = new Map([...files].map(([path, text]) => [root + path, text]));
  const sources = [...texts.keys()].filter((path) => path.endsWith(".ts"));
  const program = ts.createProgram(sources, options, memoryHost(texts, root, options));
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, " ");
    return `${(file?.fileName ?? "").replace(root, "")}: ${text}`;
  });
}
