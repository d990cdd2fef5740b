import type {
  EnumDeclarationStructure,
  FunctionDeclarationStructure,
  InterfaceDeclarationStructure,
  JSDocStructure,
  TypeAliasDeclarationStructure,
  VariableStatementStructure,
} from "ts-morph";
import { constKind, structureKind } from "../custom/structure-kind.js";
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
}): InterfaceDeclarationStructure {
  const { name, comment, members, index, readonlyIndex = false } = declared;
  return {
    kind: structureKind.Interface,
    name: name.toString(),
    isExported: true,
    docs: jsDocs(comment),
    properties: members.map((member) => ({
      kind: structureKind.PropertySignature,
      name: member.key.toString(),
      type: member.type.toString(),
      hasQuestionToken: member.optional,
      isReadonly: member.readonly === true,
      docs: jsDocs(member.comment),
    })),
    ...(index === undefined
      ? {}
      : {
          indexSignatures: [
            {
              kind: structureKind.IndexSignature,
              keyName: "key",
              keyType: "string",
              returnType: index.toString(),
              isReadonly: readonlyIndex,
            },
          ],
        }),
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
    kind: structureKind.Enum,
    name: declared.name.toString(),
    isExported: true,
    docs: jsDocs(declared.comment),
    members: declared.members.map(({ key, value, comment }) => ({
      kind: structureKind.EnumMember,
      name: key.toString(),
      initializer: value.toString(),
      docs: jsDocs(comment),
    })),
  };
}

export function typeDeclaration(declared: {
  readonly name: Code;
  readonly comment: Comment;
  readonly type: Code;
}): TypeAliasDeclarationStructure {
  return {
    kind: structureKind.TypeAlias,
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
    kind: structureKind.VariableStatement,
    declarationKind: constKind,
    isExported: exported,
    ...(comment === undefined ? {} : { docs: jsDocs(comment) }),
    declarations: [
      {
        kind: structureKind.VariableDeclaration,
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
  return {
    kind: structureKind.Function,
    name: name.toString(),
    isExported: exported,
    ...(comment === undefined ? {} : { docs: jsDocs(comment) }),
    typeParameters: typeParameters.map(String),
    parameters: parameters.map((parameter) => ({
      kind: structureKind.Parameter,
      name: parameter.name.toString(),
      type: parameter.type.toString(),
      hasQuestionToken: parameter.optional === true,
      ...(parameter.rest === true ? { isRestParameter: true } : {}),
    })),
    returnType: returnType.toString(),
    statements: body.map(String),
  };
}

function jsDocs(comment: Comment): JSDocStructure[] {
  const lines = docLines(comment);
  if (lines.length === 0) return [];
  const description = lines.length === 1 ? (lines[0] ?? "") : `\n${lines.join("\n")}`;
  return [{ kind: structureKind.JSDoc, description }];
}
