import { StructureKind, type ExportDeclarationStructure, type StatementStructures } from "ts-morph";
import { namesInList } from "../code/shell.js";

/** The names that statements of our own emitters export. */
export function exportedNames(statements: readonly StatementStructures[]): string[] {
  return statements.flatMap((statement) => {
    switch (statement.kind) {
      case StructureKind.Enum:
      case StructureKind.Interface:
      case StructureKind.TypeAlias:
        return statement.isExported === true ? [statement.name] : [];
      case StructureKind.Function:
        return statement.isExported === true ? [statement.name ?? ""] : [];
      case StructureKind.VariableStatement:
        return statement.isExported === true ? statement.declarations.map(({ name }) => name) : [];
      case StructureKind.ExportDeclaration:
        return namedExports(statement.namedExports);
      default:
        return [];
    }
  });
}

function namedExports(specifiers: ExportDeclarationStructure["namedExports"]): readonly string[] {
  return typeof specifiers === "function" ? namesInList(specifiers) : [];
}
