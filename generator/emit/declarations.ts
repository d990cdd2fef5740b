import {
  StructureKind,
  VariableDeclarationKind,
  type FunctionDeclarationStructure,
  type InterfaceDeclarationStructure,
  type JSDocStructure,
  type TypeAliasDeclarationStructure,
  type VariableStatementStructure,
} from "ts-morph";
import type { Code } from "./code.js";
import { docLines, type Comment } from "./docs.js";

/**
 * Declarations as ts-morph structures. ts-morph writes names, types and comments as they are, so
 * everything comes in here as `Code` or as a `Comment`.
 */

export interface Member {
  readonly key: Code;
  readonly type: Code;
  readonly optional: boolean;
  readonly comment: Comment;
}

export function interfaceDeclaration(declared: {
  readonly name: Code;
  readonly comment: Comment;
  readonly members: readonly Member[];
  /** The type behind an index signature. */
  readonly index?: Code;
}): InterfaceDeclarationStructure {
  const { name, comment, members, index } = declared;
  return {
    kind: StructureKind.Interface,
    name: name.toString(),
    isExported: true,
    docs: jsDocs(comment),
    properties: members.map((member) => ({
      kind: StructureKind.PropertySignature,
      name: member.key.toString(),
      type: member.type.toString(),
      hasQuestionToken: member.optional,
      docs: jsDocs(member.comment),
    })),
    ...(index === undefined
      ? {}
      : {
          indexSignatures: [
            {
              kind: StructureKind.IndexSignature,
              keyName: "key",
              keyType: "string",
              returnType: index.toString(),
            },
          ],
        }),
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
    docs: jsDocs(declared.comment),
    type: declared.type.toString(),
  };
}

export function constantDeclaration(declared: {
  readonly name: Code;
  readonly type?: Code;
  readonly value: Code;
  readonly comment?: Comment;
  readonly exported: boolean;
}): VariableStatementStructure {
  const { name, type, value, comment, exported } = declared;
  return {
    kind: StructureKind.VariableStatement,
    declarationKind: VariableDeclarationKind.Const,
    isExported: exported,
    ...(comment === undefined ? {} : { docs: jsDocs(comment) }),
    declarations: [
      {
        kind: StructureKind.VariableDeclaration,
        name: name.toString(),
        ...(type === undefined ? {} : { type: type.toString() }),
        initializer: value.toString(),
      },
    ],
  };
}

export interface FunctionParameter {
  readonly name: Code;
  readonly type: Code;
  readonly optional?: boolean;
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
  return {
    kind: StructureKind.Function,
    name: name.toString(),
    isExported: exported,
    ...(comment === undefined ? {} : { docs: jsDocs(comment) }),
    typeParameters: typeParameters.map(String),
    parameters: parameters.map((parameter) => ({
      kind: StructureKind.Parameter,
      name: parameter.name.toString(),
      type: parameter.type.toString(),
      hasQuestionToken: parameter.optional === true,
    })),
    returnType: returnType.toString(),
    statements: body.map(String),
  };
}

function jsDocs(comment: Comment): JSDocStructure[] {
  const lines = docLines(comment);
  if (lines.length === 0) return [];
  const description = lines.length === 1 ? (lines[0] ?? "") : `\n${lines.join("\n")}`;
  return [{ kind: StructureKind.JSDoc, description }];
}
