import type { ImportDeclarationStructure, StatementStructures } from "ts-morph";
import type { Code } from "./code/code.js";
import type { EmittedModule } from "./emitter.js";
import type { Imports } from "./imports.js";
import type { SourceModule } from "./output.js";

/** As it stands between quotes in an import. */
const moduleName = /^[\w@#./~+:%-]+$/;

/**
 * A module with the imports that its statements need in front. What was asked for as `./types.js` is
 * a module at the output's root, wherever this one lies.
 */
export function sourceModule(made: {
  readonly path: string;
  readonly imports: Imports;
  readonly statements: readonly (StatementStructures | Code)[];
  readonly inIndex?: boolean;
}): EmittedModule {
  const { path, imports, statements, inIndex = false } = made;
  const up = "../".repeat(path.split("/").length - 1);
  const declarations = imports
    .declarations(statements)
    .map((declaration) => seenFrom(up, declaration));
  return {
    path,
    statements: [...declarations, ...statements],
    runtime: imports.runtimeFiles,
    inIndex,
  };
}

/** A module of ours, at the output's root, with the imports that its statements need; without any where it is empty. */
export function builtInModule(
  path: string,
  imports: Imports,
  statements: readonly StatementStructures[],
): SourceModule {
  if (statements.length === 0) return { path, statements, runtime: [] };
  const head = imports.declarations(statements);
  return { path, statements: [...head, ...statements], runtime: imports.runtimeFiles };
}

function seenFrom(up: string, declaration: ImportDeclarationStructure): ImportDeclarationStructure {
  const { moduleSpecifier } = declaration;
  if (!moduleName.test(moduleSpecifier)) {
    throw new TypeError(`A module cannot be imported as ${JSON.stringify(moduleSpecifier)}.`);
  }
  if (up === "" || !moduleSpecifier.startsWith("./")) return declaration;
  return { ...declaration, moduleSpecifier: up + moduleSpecifier.slice("./".length) };
}
