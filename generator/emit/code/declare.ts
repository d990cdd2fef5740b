import {
  StructureKind,
  VariableDeclarationKind,
  type EnumDeclarationStructure,
  type FunctionDeclarationStructure,
  type InterfaceDeclarationStructure,
  type PropertySignatureStructure,
  type TypeAliasDeclarationStructure,
  type VariableStatementStructure,
  type WriterFunction,
} from "ts-morph";
import { docComment, type Comment } from "../docs.js";
import { code, lines, nothing, typeOnly, type Code } from "./code.js";
import { parameterList } from "./combine.js";
import { treeWriter } from "./shell.js";

/**
 * Declarations as ts-morph structures. ts-morph writes names and comments as they are, so everything comes
 * in here as `Code` or as a `Comment`; types, values and statements are trees until they are printed.
 */

export interface Member {
  readonly key: Code;
  readonly type: Code;
  readonly optional: boolean;
  readonly readonly?: boolean;
  readonly comment: Comment;
}

export function interfaceDeclaration(declared: {
  readonly name: Code;
  readonly comment: Comment;
  readonly members: readonly Member[];
  /** The type behind an index signature. */
  readonly index?: Code;
  readonly readonlyIndex?: boolean;
  readonly base?: Code;
}): InterfaceDeclarationStructure {
  const { name, comment, members, index, readonlyIndex = false, base } = declared;
  const signature = {
    kind: StructureKind.IndexSignature,
    keyName: "key",
    keyType: "string",
    isReadonly: readonlyIndex,
  } as const;
  return {
    kind: StructureKind.Interface,
    name: name.toString(),
    isExported: true,
    ...documented(comment),
    ...(base === undefined ? {} : { extends: treeWriter(base) }),
    properties: members.map(propertySignature),
    indexSignatures: index === undefined ? [] : [{ ...signature, returnType: treeWriter(index) }],
  };
}

function propertySignature(member: Member): PropertySignatureStructure {
  return {
    kind: StructureKind.PropertySignature,
    name: member.key.toString(),
    type: treeWriter(member.type, "assigned"),
    hasQuestionToken: member.optional,
    isReadonly: member.readonly === true,
    ...documented(member.comment),
  };
}

/** A TypeScript enum; its members are literals. */
export function enumDeclaration(declared: {
  readonly name: Code;
  readonly comment: Comment;
  readonly members: readonly {
    readonly key: Code;
    readonly value: Code;
    readonly comment: Comment;
  }[];
}): EnumDeclarationStructure {
  return {
    kind: StructureKind.Enum,
    name: declared.name.toString(),
    isExported: true,
    ...documented(declared.comment),
    members: declared.members.map(({ key, value, comment }, index) => ({
      kind: StructureKind.EnumMember,
      name: key.toString(),
      // ts-morph writes commas between members only.
      initializer: treeWriter(
        index === declared.members.length - 1 ? code`${value}${typeOnly(code`,`)}` : value,
      ),
      ...documented(comment),
    })),
  };
}

export function typeDeclaration(declared: {
  readonly name: Code;
  readonly comment: Comment;
  readonly type: Code;
}): TypeAliasDeclarationStructure {
  return {
    kind: StructureKind.TypeAlias,
    name: declared.name.toString(),
    isExported: true,
    ...documented(declared.comment),
    type: treeWriter(declared.type, "assigned"),
  };
}

export function constantDeclaration(declared: {
  readonly name: Code;
  readonly type?: Code;
  /** The type as declarations give it, where TypeScript takes it from the value. */
  readonly inferred?: Code;
  readonly value: Code;
  readonly comment?: Comment;
  readonly exported: boolean;
}): VariableStatementStructure {
  const { name, type, inferred, value, comment, exported } = declared;
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    isExported: exported,
    ...(comment === undefined ? {} : documented(comment)),
    declarations: [
      {
        kind: StructureKind.VariableDeclaration,
        name: name.toString(),
        ...(type === undefined ? {} : { type: treeWriter(type) }),
        initializer: treeWriter(value, "assigned", inferred),
      },
    ],
  };
}

export interface FunctionParameter {
  readonly name: Code;
  readonly type: Code;
  readonly optional?: boolean;
  /** `...name: type`. */
  readonly rest?: boolean;
}

export function functionDeclaration(declared: {
  readonly name: Code;
  readonly parameters: readonly FunctionParameter[];
  readonly typeParameters?: readonly Code[];
  readonly returnType: Code;
  readonly body: readonly Code[];
  readonly comment?: Comment;
  readonly exported: boolean;
}): FunctionDeclarationStructure {
  const { name, parameters, typeParameters = [], returnType, body, comment, exported } = declared;
  const hasRest = parameters.at(-1)?.rest === true;
  return {
    kind: StructureKind.Function,
    name: name.toString(),
    isExported: exported,
    ...(comment === undefined ? {} : documented(comment)),
    typeParameters: parameterTree(typeParameters).map((tree) => {
      return { kind: StructureKind.TypeParameter, ...tree };
    }),
    parameters: parameterTree(parameters.map(parameterCode), hasRest).map((tree) => {
      return { kind: StructureKind.Parameter, ...tree };
    }),
    returnType: treeWriter(returnType),
    statements: body.length === 0 ? [] : treeWriter(lines(body)),
  };
}

/** One tree for all of them, since they have a line each together. ts-morph writes no name that is empty. */
function parameterTree(parameters: readonly Code[], hasRest = false) {
  if (parameters.length === 0) return [];
  return [{ name: "", leadingTrivia: treeWriter(parameterList(parameters, hasRest)) }];
}

function parameterCode({ name, type, optional, rest }: FunctionParameter): Code {
  if (rest === true) return code`...${name}${typeOnly(code`: ${type}`)}`;
  return code`${name}${typeOnly(optional === true ? code`?: ${type}` : code`: ${type}`)}`;
}

/** As a tree too: ts-morph makes a writer for every comment, which takes longer than all the rest. */
function documented(comment: Comment): { leadingTrivia?: WriterFunction } {
  const docs = docComment(comment);
  return docs === nothing ? {} : { leadingTrivia: treeWriter(docs) };
}
