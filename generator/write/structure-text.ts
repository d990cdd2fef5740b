import type {
  EnumDeclarationStructure,
  ExportDeclarationStructure,
  FunctionDeclarationStructure,
  ImportDeclarationStructure,
  InterfaceDeclarationStructure,
  StatementStructures,
  TypeAliasDeclarationStructure,
  VariableStatementStructure,
} from "ts-morph";
import { structureKind } from "../custom/structure-kind.js";
import {
  docsText,
  listOf,
  onlyHas,
  textOf,
  typeParametersText,
  Unknown,
} from "./structure-parts.js";

/**
 * The source text of a structure, not formatted: what ts-morph's own printer says, for the kinds and
 * fields that our emitters use. Undefined for anything else; then ts-morph has to print it.
 */
export function structureText(structure: StatementStructures): string | undefined {
  try {
    return statementText(structure);
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

function statementText(structure: StatementStructures): string {
  switch (structure.kind) {
    case structureKind.ImportDeclaration:
      return importText(structure);
    case structureKind.ExportDeclaration:
      return exportText(structure);
    case structureKind.Interface:
      return interfaceText(structure);
    case structureKind.TypeAlias:
      return aliasText(structure);
    case structureKind.VariableStatement:
      return variablesText(structure);
    case structureKind.Function:
      return functionText(structure);
    case structureKind.Enum:
      return enumText(structure);
    default:
      throw new Unknown();
  }
}

const importFields = new Set([
  ...["kind", "isTypeOnly", "namedImports", "namespaceImport", "moduleSpecifier"],
]);
const specifierFields = new Set(["kind", "name", "alias", "isTypeOnly"]);

function importText(structure: ImportDeclarationStructure): string {
  onlyHas(structure, importFields);
  const { isTypeOnly, namedImports, namespaceImport, moduleSpecifier } = structure;
  const named = specifiersText(listOf(namedImports));
  if (named !== "" && namespaceImport !== undefined) throw new Unknown();
  const names = namespaceImport === undefined ? named : `* as ${namespaceImport}`;
  if (names === "") throw new Unknown();
  return `import${isTypeOnly === true ? " type" : ""} ${names} from ${quoted(moduleSpecifier)};`;
}

const exportFields = new Set(["kind", "isTypeOnly", "namedExports", "moduleSpecifier"]);

function exportText(structure: ExportDeclarationStructure): string {
  onlyHas(structure, exportFields);
  const { isTypeOnly, namedExports, moduleSpecifier } = structure;
  const names = specifiersText(listOf(namedExports));
  if (names === "" && moduleSpecifier === undefined) throw new Unknown();
  const from = moduleSpecifier === undefined ? "" : ` from ${quoted(moduleSpecifier)}`;
  return `export${isTypeOnly === true ? " type" : ""} ${names === "" ? "*" : names}${from};`;
}

function specifiersText(specifiers: readonly unknown[]): string {
  if (specifiers.length === 0) return "";
  const texts = specifiers.map((specifier) => {
    if (typeof specifier !== "object" || specifier === null) return textOf(specifier);
    onlyHas(specifier, specifierFields);
    const { name, alias, isTypeOnly } = specifier as Record<string, unknown>;
    const renamed = alias === undefined ? "" : ` as ${textOf(alias)}`;
    return `${isTypeOnly === true ? "type " : ""}${textOf(name)}${renamed}`;
  });
  return `{ ${texts.join(", ")} }`;
}

function quoted(specifier: string): string {
  if (/["\\\n\r]/.test(specifier)) throw new Unknown();
  return `"${specifier}"`;
}

function exported({ isExported }: { readonly isExported?: boolean }): string {
  return isExported === true ? "export " : "";
}

const interfaceFields = new Set([
  ...["kind", "name", "isExported", "docs", "typeParameters", "properties", "indexSignatures"],
]);
const propertyFields = new Set(["kind", "name", "type", "hasQuestionToken", "isReadonly", "docs"]);
const indexFields = new Set(["kind", "keyName", "keyType", "returnType", "isReadonly", "docs"]);

function interfaceText(structure: InterfaceDeclarationStructure): string {
  onlyHas(structure, interfaceFields);
  const { name, docs, typeParameters, properties = [], indexSignatures = [] } = structure;
  const indexes = indexSignatures.map((signature) => {
    onlyHas(signature, indexFields);
    const { keyName = "key", keyType = "string", returnType, isReadonly } = signature;
    const head = `${isReadonly === true ? "readonly " : ""}[${keyName}: ${textOf(keyType)}]`;
    return `${docsText(signature.docs)}${head}: ${textOf(returnType)};\n`;
  });
  const members = properties.map((property) => {
    onlyHas(property, propertyFields);
    const { type, hasQuestionToken, isReadonly } = property;
    const head = `${isReadonly === true ? "readonly " : ""}${property.name}`;
    const typed = type === undefined ? "" : `: ${textOf(type)}`;
    return `${docsText(property.docs)}${head}${hasQuestionToken === true ? "?" : ""}${typed};\n`;
  });
  const head = `${exported(structure)}interface ${name}${typeParametersText(typeParameters)}`;
  return `${docsText(docs)}${head} {\n${indexes.join("")}${members.join("")}}`;
}

const aliasFields = new Set(["kind", "name", "isExported", "docs", "typeParameters", "type"]);

function aliasText(structure: TypeAliasDeclarationStructure): string {
  onlyHas(structure, aliasFields);
  const { name, docs, typeParameters, type } = structure;
  const head = `${exported(structure)}type ${name}${typeParametersText(typeParameters)}`;
  return `${docsText(docs)}${head} = ${textOf(type)};`;
}

const variablesFields = new Set(["kind", "declarationKind", "isExported", "docs", "declarations"]);
const declarationFields = new Set(["kind", "name", "type", "initializer"]);

function variablesText(structure: VariableStatementStructure): string {
  onlyHas(structure, variablesFields);
  const { declarationKind = "let", docs, declarations } = structure;
  const texts = declarations.map((declaration) => {
    onlyHas(declaration, declarationFields);
    const { name, type, initializer } = declaration;
    const typed = type === undefined ? "" : `: ${textOf(type)}`;
    return `${name}${typed}${initializer === undefined ? "" : ` = ${textOf(initializer)}`}`;
  });
  return `${docsText(docs)}${exported(structure)}${declarationKind} ${texts.join(", ")};`;
}

const functionFields = new Set([
  ...["kind", "name", "isExported", "docs", "typeParameters", "parameters", "returnType"],
  "statements",
]);
const parameterFields = new Set(["kind", "name", "type", "hasQuestionToken", "isRestParameter"]);

function functionText(structure: FunctionDeclarationStructure): string {
  onlyHas(structure, functionFields);
  const { name, docs, typeParameters, parameters = [], returnType } = structure;
  const texts = parameters.map((parameter) => {
    onlyHas(parameter, parameterFields);
    const { type, hasQuestionToken, isRestParameter } = parameter;
    const head = `${isRestParameter === true ? "..." : ""}${parameter.name}`;
    const typed = type === undefined ? "" : `: ${textOf(type)}`;
    return `${head}${hasQuestionToken === true ? "?" : ""}${typed}`;
  });
  const head = `${exported(structure)}function ${textOf(name)}${typeParametersText(typeParameters)}`;
  const result = returnType === undefined ? "" : `: ${textOf(returnType)}`;
  const body = bodyText(listOf(structure.statements));
  return `${docsText(docs)}${head}(${texts.join(", ")})${result} {\n${body}}`;
}

/** Statements one after the other; behind a brace ts-morph leaves a line empty. */
function bodyText(statements: readonly unknown[]): string {
  let text = "";
  let isBehindBrace = false;
  for (const statement of statements) {
    const trimmed = textOf(statement).trimEnd();
    text += isBehindBrace ? `\n${trimmed}\n` : `${trimmed}\n`;
    isBehindBrace = trimmed.endsWith("}");
  }
  return text;
}

const enumFields = new Set(["kind", "name", "isExported", "docs", "members"]);
const enumMemberFields = new Set(["kind", "name", "initializer", "docs"]);

function enumText(structure: EnumDeclarationStructure): string {
  onlyHas(structure, enumFields);
  const { name, docs, members = [] } = structure;
  const texts = members.map((member) => {
    onlyHas(member, enumMemberFields);
    // Names that need quotes but have none get them from ts-morph.
    if (!/^(?:[A-Za-z_$][\w$]*|".*"|'.*')$/.test(member.name)) throw new Unknown();
    const value = member.initializer === undefined ? "" : ` = ${textOf(member.initializer)}`;
    return `${docsText(member.docs)}${member.name}${value},\n`;
  });
  return `${docsText(docs)}${exported(structure)}enum ${name} {\n${texts.join("")}}`;
}
