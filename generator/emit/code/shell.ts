import {
  printStructure,
  StructureKind,
  type StatementStructures,
  type WriterFunction,
} from "ts-morph";
import { Code, type Uses } from "./code.js";
import { headWidth } from "./measure.js";
import { Printer } from "./print.js";

/**
 * Where trees meet ts-morph. ts-morph prints the shell of a declaration, and each tree writes a mark into
 * it; then the trees are laid out in the places of their marks, where their columns are known. ts-morph
 * itself would set all lines but the first of a type or a value one level too far in, and would look at
 * each of their characters.
 */

/** Of the private use area: nothing that we write has such a character, `literal` and comments escape it. */
const mark = "\uE000";

/** A function that writes a tree; a document makes a hundred thousand, for which a map is too slow. */
type TreeWriter = WriterFunction & { tree?: Tree };

export interface Tree {
  readonly code: Code;
  /** It stands behind `=` or `:`, and may begin on the next line. */
  readonly place: "plain" | "assigned";
  /** The type of a value, where its declaration leaves it to TypeScript. */
  readonly inferred: Code | undefined;
}

/** The trees of the structure that is being printed, in the order of their marks. */
let pending: Tree[] = [];

/** A field of a structure: ts-morph calls it where the code belongs. */
export function treeWriter(
  code: Code,
  place: Tree["place"] = "plain",
  inferred?: Code,
): WriterFunction {
  const tree = { code, place, inferred };
  const write: TreeWriter = (writer) => {
    pending.push(tree);
    writer.write(mark);
  };
  write.tree = tree;
  return write;
}

/** The tree that a field of a structure stands for; undefined for anything that is no tree. */
export function treeOf(field: unknown): Tree | undefined {
  return typeof field === "function" ? (field as TreeWriter).tree : undefined;
}

/** What ts-morph has written of a structure: marks, and the trees that stand for them. */
interface Shell {
  readonly text: string;
  readonly trees: readonly Tree[];
}

/** A module as text. */
export function printModule(statements: readonly (StatementStructures | Code)[]): string {
  // A module without content stays a module.
  return statements.length === 0 ? "export {};\n" : printPieces(statements).join("");
}

/** Each statement as text: imports together, and an empty line between all other ones. */
export function printPieces(statements: readonly (StatementStructures | Code)[]): string[] {
  const shells = shellsOf(statements.filter(isStructure));
  const parts: string[] = [];
  let former: StatementStructures | Code | undefined;
  for (const statement of statements) {
    const isApart = former !== undefined && !(isLinkage(former) && isLinkage(statement));
    parts.push(`${isApart ? "\n" : ""}${textOf(statement, shells)}\n`);
    former = statement;
  }
  return parts;
}

type Shells = ReadonlyMap<StatementStructures, Shell>;

function textOf(statement: StatementStructures | Code, shells: Shells): string {
  if (!isStructure(statement)) return printCode(statement);
  const shell = shells.get(statement);
  if (shell === undefined) throw new Error("A structure that was not printed.");
  return layOut(shell);
}

function isStructure(statement: StatementStructures | Code): statement is StatementStructures {
  return !(statement instanceof Code);
}

function isLinkage(statement: StatementStructures | Code): boolean {
  if (!isStructure(statement)) return false;
  const { kind } = statement;
  return kind === StructureKind.ImportDeclaration || kind === StructureKind.ExportDeclaration;
}

function shellsOf(structures: readonly StatementStructures[]): Shells {
  const lists = structures.filter(hasNameList);
  const others = structures.filter((structure) => !hasNameList(structure));
  // A list of names in braces has the blanks itself, since it may be broken.
  return new Map([...printShells(lists, false), ...printShells(others, true)]);
}

/** All of them in one go: ts-morph makes its printers for each text anew. */
function printShells(
  structures: readonly StatementStructures[],
  blanksInBraces: boolean,
): readonly (readonly [StatementStructures, Shell])[] {
  pending = [];
  const ends: { readonly text: number; readonly tree: number }[] = [];
  const statements = structures.flatMap((structure): (StatementStructures | WriterFunction)[] => [
    structure,
    (writer) => ends.push({ text: writer.getLength(), tree: pending.length }),
  ]);
  const text = printStructure(
    { kind: StructureKind.SourceFile, statements },
    {
      indentNumberOfSpaces: 2,
      insertSpaceAfterOpeningAndBeforeClosingNonemptyBraces: blanksInBraces,
    },
  );
  return structures.map((structure, index) => {
    const [start, end] = [ends[index - 1], ends[index]];
    const own = text.slice(start?.text, end?.text).trim();
    const trees = pending.slice(start?.tree, end?.tree);
    // An interface without members of its own.
    return [structure, { text: own.replace(/ \{\n\}$/, " {}"), trees }] as const;
  });
}

/** The shell with its trees in the places of their marks. */
function layOut({ text, trees }: Shell): string {
  const parts = text.split(mark);
  const printer = new Printer();
  let indent = 0;
  for (const [index, part] of parts.entries()) {
    printer.write(part);
    indent = indentationOf(part) ?? indent;
    const tree = trees[index];
    if (tree === undefined) continue;
    const after = columnsBehind(parts, trees, index + 1);
    const { node } = tree.code;
    if (tree.place === "assigned") printer.printRest(node, indent, after);
    else printer.print(node, indent, after);
  }
  return printer.text;
}

function hasNameList(structure: StatementStructures): boolean {
  if ("namedImports" in structure) return typeof structure.namedImports === "function";
  return "namedExports" in structure && typeof structure.namedExports === "function";
}

/** The names in a list of imported or exported ones. */
export function namesInList(names: WriterFunction): readonly string[] {
  const node = treeOf(names)?.code.node;
  if (node === undefined || typeof node === "string" || node.kind !== "list") return [];
  return node.items.filter((item) => typeof item === "string");
}

/** The code of a module's statement as text. */
function printCode({ node }: Code): string {
  const printer = new Printer();
  printer.print(node, 0, 0);
  return printer.text;
}

/** How far in the last line of a text stands; undefined where the text is part of one line. */
function indentationOf(text: string): number | undefined {
  const start = text.lastIndexOf("\n") + 1;
  if (start === 0) return undefined;
  let end = start;
  while (text[end] === " ") end += 1;
  return end - start;
}

/** Columns from the part on until the first place where the line may end. */
function columnsBehind(parts: readonly string[], all: readonly Tree[], start: number): number {
  let width = 0;
  for (let index = start; index < parts.length; index += 1) {
    const part = parts[index] ?? "";
    const end = part.indexOf("\n");
    if (end !== -1) return width + end;
    const tree = all[index];
    // Behind an `=` the line may end.
    if (tree?.place === "assigned") return width + part.trimEnd().length;
    width += part.length;
    const node = tree?.code.node ?? "";
    width += headWidth(node);
    if (typeof node !== "string") return width;
  }
  return width;
}

/** Fields of structures that are no code, or name what the structure itself declares. */
const plainFields: ReadonlySet<string> = new Set([
  ...["name", "alias", "moduleSpecifier", "namespaceImport", "namespaceExport"],
  ...["keyName", "keyType", "declarationKind"],
]);

/**
 * What the trees of a structure use; undefined where it has code as text, of which nobody knows: a custom
 * emitter has made it.
 */
export function usesOfStructure(structure: StatementStructures): readonly Uses[] | undefined {
  const uses: Uses[] = [];
  const isKnown = (value: unknown, field: string): boolean => {
    if (typeof value === "string") return plainFields.has(field);
    if (typeof value === "function") {
      const { tree } = value as TreeWriter;
      if (tree?.code.uses !== undefined) uses.push(tree.code.uses);
      return tree !== undefined;
    }
    if (typeof value !== "object" || value === null) return true;
    // Comments name things too, but do not use them.
    return Object.entries(value).every(([key, inner]) => {
      return key === "docs" || isKnown(inner, Array.isArray(value) ? field : key);
    });
  };
  return isKnown(structure, "") ? uses : undefined;
}
