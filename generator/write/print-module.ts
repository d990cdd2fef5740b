import { printStructure, StructureKind, type StatementStructures } from "ts-morph";

/** The statements of a module as separate texts: imports together, everything else by itself. */
export function printStatements(statements: readonly StatementStructures[]): string[] {
  const parts: string[] = [];
  let imports: string[] = [];
  const flush = () => {
    if (imports.length > 0) parts.push(imports.join("\n"));
    imports = [];
  };
  for (const statement of statements) {
    const text = printStructure(statement, { indentNumberOfSpaces: 2 }).trim();
    if (isLinkage(statement)) {
      imports.push(text);
    } else {
      flush();
      parts.push(text);
    }
  }
  flush();
  return parts;
}

function isLinkage({ kind }: StatementStructures): boolean {
  return kind === StructureKind.ImportDeclaration || kind === StructureKind.ExportDeclaration;
}
