import type { StatementStructures } from "ts-morph";
import type { Docs } from "../../model/model.js";
import {
  code,
  identifier,
  literal,
  propertyKey,
  typeKey,
  typeOnly,
  type Code,
} from "../code/code.js";
import { cast, memberList, object } from "../code/combine.js";
import { constantDeclaration, enumDeclaration, typeDeclaration } from "../code/declare.js";
import { docComment, type Comment } from "../docs.js";
import { openString } from "./literal-type.js";
import { enumMembers, type EnumMember } from "./enum-members.js";
import type { EnumType } from "./enum-types.js";
import type { EmitContext } from "../emit-context.js";
import type { SourceModule } from "../output.js";
import { union } from "./union-type.js";
import type { TypeStyle } from "./type-style.js";

/** `enums.ts`: the values of enums by name. Without a statement where enums are unions only. */
export function emitEnums({ enums, style }: EmitContext): SourceModule {
  const statements = [...enums.values()].flatMap((type) => {
    return enumStatements(type, style);
  });
  return { path: "enums.ts", statements, runtime: [] };
}

function enumStatements(type: EnumType, style: TypeStyle): StatementStructures[] {
  const { name, schema, docs, source, shares } = type;
  const comment: Comment = { docs, source };
  if (shares !== undefined) {
    const values = isObject(shares, style) ? valuesOf(shares.name) : identifier(shares.name);
    return [typeDeclaration({ name: identifier(name), comment, type: withOthers(values, type) })];
  }
  const members = enumMembers(schema);
  if (!isObject(type, style)) {
    return [enumDeclaration({ name: identifier(name), comment, members: members.map(enumMember) })];
  }
  return [
    constantDeclaration({
      name: identifier(name),
      value: cast(object(members.map(objectEntry), "open"), code`const`),
      inferred: memberList(members.map(objectMember), "open"),
      comment,
      exported: true,
    }),
    typeDeclaration({
      name: identifier(name),
      comment: { docs: {}, fallback: `One of the values of \`${name}\`.`, source },
      type: withOthers(valuesOf(name), type),
    }),
  ];
}

/** A TypeScript enum can have no other values: open ones, and ones with null, are objects. */
function isObject({ schema }: EnumType, { enums }: TypeStyle): boolean {
  return enums !== "enum" || schema.open || schema.values.includes(null);
}

function valuesOf(name: string): Code {
  return code`(typeof ${identifier(name)})[keyof typeof ${identifier(name)}]`;
}

function withOthers(values: Code, { schema }: EnumType): Code {
  return union([
    values,
    ...(schema.values.includes(null) ? [identifier("null")] : []),
    ...(schema.open ? [openString] : []),
  ]);
}

function objectEntry({ name, value, description }: EnumMember): Code {
  const comment = typeOnly(docComment({ docs: docsOf(description) }));
  return code`${comment}${propertyKey(name)}: ${literal(value)}`;
}

/** What TypeScript makes of the entry by `as const`. */
function objectMember({ name, value, description }: EnumMember): Code {
  const comment = docComment({ docs: docsOf(description) });
  return code`${comment}readonly ${typeKey(name)}: ${literal(value)}`;
}

function enumMember({ name, value, description }: EnumMember) {
  return { key: propertyKey(name), value: literal(value), comment: { docs: docsOf(description) } };
}

function docsOf(description: string | undefined): Docs {
  return description === undefined ? {} : { description };
}
