import ts from "typescript";

/** A module as JavaScript with its declarations, without a type checker: all exports have types. */
export function transpileModule(path: string, text: string): Map<string, string> {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    isolatedDeclarations: true,
    declaration: true,
    verbatimModuleSyntax: true,
    newLine: ts.NewLineKind.LineFeed,
  };
  const stem = path.replace(/\.ts$/, "");
  const code = ts.transpileModule(text, { compilerOptions, fileName: path });
  const declarations = ts.transpileDeclaration(text, { compilerOptions, fileName: path });
  return new Map([
    [`${stem}.js`, code.outputText],
    [`${stem}.d.ts`, declarations.outputText],
  ]);
}
