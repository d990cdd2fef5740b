import type { StatementStructures } from "ts-morph";
import { structureKind } from "../custom/structure-kind.js";

/** The names that statements of our own emitters export. */
export function exportedNames(statements: readonly StatementStructures[]): string[] {
  return statements.flatMap((statement) => {
    switch (statement.kind) {
      case structureKind.Enum:
      case structureKind.Interface:
      case structureKind.TypeAlias:
        return statement.isExported === true ? [statement.name] : [];
      case structureKind.Function:
        return statement.isExported === true ? [statement.name ?? ""] : [];
      case structureKind.VariableStatement:
        return statement.isExported === true ? statement.declarations.map(({ name }) => name) : [];
      case structureKind.ExportDeclaration:
        return namedExports(statement.namedExports);
      default:
        return [];
    }
  });
}

/** Our emitters give a list of structures. */
function namedExports(specifiers: unknown): string[] {
  if (!Array.isArray(specifiers)) return [];
  return (specifiers as readonly { readonly name: string }[]).map(({ name }) => name);
}
