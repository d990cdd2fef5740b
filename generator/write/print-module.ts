import type { StatementStructures } from "ts-morph";
import { structureKind } from "../custom/structure-kind.js";
import { structureText } from "./structure-text.js";

/**
 * The statements of a module as separate texts: imports together, everything else by itself. Code
 * that is text already stays as it is.
 */
export async function printStatements(
  statements: readonly (StatementStructures | string)[],
): Promise<string[]> {
  const parts: string[] = [];
  let imports: string[] = [];
  const flush = () => {
    if (imports.length > 0) parts.push(imports.join("\n"));
    imports = [];
  };
  for (const statement of statements) {
    const isText = typeof statement === "string";
    const text = isText ? statement : (structureText(statement) ?? (await printAny(statement)));
    if (!isText && isLinkage(statement)) {
      imports.push(text);
    } else {
      flush();
      parts.push(text);
    }
  }
  flush();
  return parts;
}

/** Structures that our own emitters do not return; loading ts-morph takes longer than a small run. */
async function printAny(statement: StatementStructures): Promise<string> {
  const { printStructure } = await import("ts-morph");
  return printStructure(statement, { indentNumberOfSpaces: 2 }).trim();
}

function isLinkage({ kind }: StatementStructures): boolean {
  return kind === structureKind.ImportDeclaration || kind === structureKind.ExportDeclaration;
}
