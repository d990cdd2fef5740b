import ts from "typescript";

/** A module as JavaScript, and the declarations of that. */
export interface Compiled {
  readonly script: string;
  readonly declarations: string;
}

/** TypeScript as JavaScript with its declarations, without a type checker: all exports have types. */
export function transpileModule(path: string, text: string): Compiled {
  const compilerOptions: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    isolatedDeclarations: true,
    declaration: true,
    verbatimModuleSyntax: true,
    newLine: ts.NewLineKind.LineFeed,
  };
  const code = ts.transpileModule(text, { compilerOptions, fileName: path });
  const declarations = ts.transpileDeclaration(text, { compilerOptions, fileName: path });
  return { script: code.outputText, declarations: declarations.outputText };
}
