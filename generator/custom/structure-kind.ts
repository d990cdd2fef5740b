import type { StructureKind, VariableDeclarationKind } from "ts-morph";

type KindName =
  | "Enum"
  | "EnumMember"
  | "ExportDeclaration"
  | "ExportSpecifier"
  | "Function"
  | "ImportDeclaration"
  | "ImportSpecifier"
  | "IndexSignature"
  | "Interface"
  | "JSDoc"
  | "Parameter"
  | "PropertySignature"
  | "TypeAlias"
  | "VariableDeclaration"
  | "VariableStatement";

/**
 * ts-morph's kinds of structures, as far as our emitters return them, as plain numbers: importing its
 * enum would load all of ts-morph, the compiler included. The compiler holds them against the enum.
 */
export const structureKind: { readonly [Name in KindName]: (typeof StructureKind)[Name] } = {
  Enum: 8,
  EnumMember: 9,
  ExportDeclaration: 11,
  ExportSpecifier: 12,
  Function: 13,
  ImportDeclaration: 16,
  ImportSpecifier: 17,
  IndexSignature: 18,
  Interface: 19,
  JSDoc: 24,
  Parameter: 30,
  PropertySignature: 33,
  TypeAlias: 38,
  VariableDeclaration: 40,
  VariableStatement: 41,
};

/** `const`, as a kind of declaration. */
export const constKind = "const" as VariableDeclarationKind.Const;
