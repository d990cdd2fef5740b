import { StructureKind, type StatementStructures } from "ts-morph";

/** How modules of an output name each other: `./types.js`, `./types.ts` or `./types`. */
export type ImportExtension = ".js" | ".ts" | "";

/** The specifier of a module with the extension that is wanted. */
export type Link = (specifier: string) => string;

/** `foreign`: a module of the user's own, which is imported as the user said. */
export function linkWith(extension: ImportExtension, foreign?: string): Link {
  if (extension === ".js") return (specifier) => specifier;
  return (specifier) => {
    const isOurs = /^\.\.?\/.*\.js$/.test(specifier) && specifier !== foreign;
    return isOurs ? specifier.slice(0, -".js".length) + extension : specifier;
  };
}

/** The statements of a module, with the links of its imports and exports. */
export function linked<Statement extends StatementStructures>(
  statements: readonly Statement[],
  link: Link,
): readonly Statement[] {
  return statements.map((statement) => {
    const isLinkage =
      statement.kind === StructureKind.ImportDeclaration ||
      statement.kind === StructureKind.ExportDeclaration;
    if (!isLinkage || statement.moduleSpecifier === undefined) return statement;
    return { ...statement, moduleSpecifier: link(statement.moduleSpecifier) };
  });
}

/** Imports and exports of a template end so: a test holds that it has no other ones. */
const templateImport = /^((?:import|export|\}) .*?from "|import ")(\.\/[\w-]+\.js)(?=";$)/gm;

/** The files that a template imports: `issues.ts`. */
export function importsOfTemplate(text: string): string[] {
  const imports = text.matchAll(templateImport);
  return [...imports].map(([, , specifier = ""]) => specifier.replace(/^\.\/(.*)\.js$/, "$1.ts"));
}

/** A template with the links of its imports. */
export function linkedTemplate(text: string, link: Link): string {
  return text.replace(templateImport, (_, head: string, specifier: string) => {
    return head + link(specifier);
  });
}
