import {
  StructureKind,
  type EnumDeclarationStructure,
  type FunctionDeclarationStructure,
  type ImportDeclarationStructure,
  type StatementStructures,
  type VariableStatementStructure,
  type WriterFunction,
} from "ts-morph";
import { code, identifier, lines, literal, nothing, type Code, type Uses } from "./code.js";
import { block, nameList } from "./combine.js";
import { namesInList, printModule, treeOf, treeWriter, usesOfStructure } from "./shell.js";

/**
 * The structures of a module as JavaScript, and as the declarations of that JavaScript: a mode of printing leaves out
 * what it has no place for. Nothing is read back from text. For structures of our own emitters only, whose trees
 * say which of their parts are types; of other ones nobody knows.
 */

/** A module as JavaScript: without types, and without documentation, which the declarations have. */
export function printScript(statements: readonly StatementStructures[]): string {
  return printModule(statements.flatMap(inScript));
}

/** The declarations of a module: what it exports, and the imports that this needs. */
export function printDeclarations(statements: readonly StatementStructures[]): string {
  const declared = statements.flatMap(asDeclaration);
  const used = new Set<string>();
  for (const statement of declared) addNames(usesOfStructure(statement) ?? [], used);
  return printModule(declared.flatMap((statement) => withoutUnused(statement, used)));
}

function inScript(statement: StatementStructures): readonly (StatementStructures | Code)[] {
  switch (statement.kind) {
    case StructureKind.Interface:
    case StructureKind.TypeAlias:
      return [];
    case StructureKind.ImportDeclaration:
    case StructureKind.ExportDeclaration:
      return statement.isTypeOnly === true ? [] : [statement];
    case StructureKind.Enum:
      return enumInScript(statement);
    case StructureKind.Function:
      return [functionInScript(statement)];
    case StructureKind.VariableStatement:
      return [constantInScript(statement)];
    default:
      throw unknownStatement(statement);
  }
}

function functionInScript(declared: FunctionDeclarationStructure): FunctionDeclarationStructure {
  const { returnType: _, typeParameters: __, leadingTrivia: ___, ...rest } = declared;
  const parameters = rest.parameters?.map((parameter) => {
    return { ...parameter, ...trivia(scriptOf(parameter.leadingTrivia)) };
  });
  const body = treeOf(rest.statements);
  return {
    ...rest,
    ...(parameters === undefined ? {} : { parameters }),
    ...(body === undefined ? {} : { statements: treeWriter(body.code.inJavaScript()) }),
  };
}

function constantInScript(declared: VariableStatementStructure): VariableStatementStructure {
  const { leadingTrivia: _, ...rest } = declared;
  const declarations = rest.declarations.map(({ type: __, initializer, ...declaration }) => {
    const value = scriptOf(initializer);
    return value === undefined ? declaration : { ...declaration, initializer: value };
  });
  return { ...rest, declarations };
}

/** As TypeScript compiles it: an object that is filled in a function; numbers give their names, too. */
function enumInScript({ name, members = [] }: EnumDeclarationStructure): readonly Code[] {
  const object = identifier(name);
  const assignments = members.flatMap((member) => {
    if (typeof member !== "object") return [];
    const value = treeOf(member.initializer)?.code.inJavaScript() ?? nothing;
    const key = literal(keyText(member.name));
    const assigned = code`${object}[${key}] = ${value}`;
    // Members are single literals (`enumDeclaration`): the first character says of which kind.
    const isText = value.toString().startsWith('"');
    return [isText ? code`${assigned};` : code`${object}[${assigned}] = ${key};`];
  });
  const fill = block(code`(function (${object})`, assignments);
  return [lines([code`export var ${object};`, code`${fill})(${object} || (${object} = {}));`])];
}

/** The name that an enum's member has in its structure: quoted or not. */
function keyText(name: string): string {
  return name.startsWith('"') ? (JSON.parse(name) as string) : name;
}

function asDeclaration(statement: StatementStructures): readonly StatementStructures[] {
  switch (statement.kind) {
    case StructureKind.Interface:
    case StructureKind.TypeAlias:
    case StructureKind.ImportDeclaration:
    case StructureKind.ExportDeclaration:
      return [statement];
    case StructureKind.Enum:
      return [{ ...statement, hasDeclareKeyword: true }];
    case StructureKind.Function: {
      const { statements: _, ...head } = statement;
      return head.isExported === true ? [{ ...head, hasDeclareKeyword: true }] : [];
    }
    case StructureKind.VariableStatement:
      return statement.isExported === true ? [constantAsDeclaration(statement)] : [];
    default:
      throw unknownStatement(statement);
  }
}

function constantAsDeclaration(declared: VariableStatementStructure): VariableStatementStructure {
  const declarations = declared.declarations.map(({ initializer, ...declaration }) => {
    const inferred = treeOf(initializer)?.inferred;
    return inferred === undefined ? declaration : { ...declaration, type: treeWriter(inferred) };
  });
  return { ...declared, declarations, hasDeclareKeyword: true };
}

/** Declarations mention less than the module: an import is left out, or some of its names. */
function withoutUnused(
  statement: StatementStructures,
  used: ReadonlySet<string>,
): readonly StatementStructures[] {
  if (statement.kind !== StructureKind.ImportDeclaration) return [statement];
  const { namespaceImport, namedImports } = statement;
  if (namespaceImport !== undefined) return used.has(namespaceImport) ? [statement] : [];
  if (typeof namedImports !== "function") return [statement];
  const all = namesInList(namedImports);
  const names = all.filter((name) => used.has(name));
  if (names.length === 0) return [];
  return [names.length === all.length ? statement : importOf(names, statement)];
}

function importOf(
  names: readonly string[],
  statement: ImportDeclarationStructure,
): ImportDeclarationStructure {
  return { ...statement, namedImports: treeWriter(nameList(names.map(identifier))) };
}

function addNames(uses: readonly Uses[], names: Set<string>): void {
  for (const use of uses) {
    if ("name" in use) names.add(use.name);
    else addNames(use, names);
  }
}

function scriptOf(field: unknown): WriterFunction | undefined {
  const tree = treeOf(field);
  return tree === undefined ? undefined : treeWriter(tree.code.inJavaScript(), tree.place);
}

function trivia(leadingTrivia: WriterFunction | undefined): { leadingTrivia?: WriterFunction } {
  return leadingTrivia === undefined ? {} : { leadingTrivia };
}

function unknownStatement({ kind }: StatementStructures): Error {
  return new Error(`A statement of the kind ${StructureKind[kind]} has no form in JavaScript.`);
}
