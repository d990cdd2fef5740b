import type { StatementStructures } from "ts-morph";
import type { ObjectSchema, Oneof, Schema } from "../model/model.js";
import { childSchemas } from "../model/visit.js";
import { code, identifier, join, typeKey, type Code } from "./code.js";
import { interfaceDeclaration, typeDeclaration } from "./declarations.js";
import { docComment, type Comment } from "./docs.js";
import { anonymousType, indexType, objectMembers, typeExpression } from "./type-expression.js";
import type { TypeScope } from "./type-scope.js";

/** The schemas inside that have a name of their own, each after what uses it. */
export function inlineDeclarations(schema: Schema, scope: TypeScope): StatementStructures[] {
  return childSchemas(schema).flatMap((child) => {
    const { typeName, docs, source } = child;
    const comment: Comment = { docs, schema: child, source, protojson: scope.protojson };
    const own = typeName === undefined ? [] : declareType(typeName, child, comment, scope);
    return [...own, ...inlineDeclarations(child, scope)];
  });
}

/** The declarations of one named type: its own, and those of its oneofs. */
export function declareType(
  name: string,
  schema: Schema,
  comment: Comment,
  scope: TypeScope,
): StatementStructures[] {
  const object = impliedObject(schema);
  if (object !== undefined) return declareObject(name, object, comment, scope);
  const groups = partsOf(schema).flatMap((part) =>
    part.oneofs.map((oneof) => groupDeclaration(name, part, oneof, scope)),
  );
  const type = anonymousType(schema, scope);
  return [typeDeclaration({ name: identifier(name), comment, type }), ...groups];
}

/** The object that the schema is, or that a reader takes it for where it does not say its type. */
export function impliedObject(schema: Schema): ObjectSchema | undefined {
  if (schema.kind === "object") return schema;
  if (schema.kind !== "union" || schema.implied === undefined) return undefined;
  const meant = schema.members[schema.implied];
  return meant?.kind === "object" && meant.typeName === undefined ? meant : undefined;
}

/** The objects that alternatives and intersections are written with in place: their types stay flat. */
function partsOf(schema: Schema): ObjectSchema[] {
  if (schema.kind === "object") return [schema];
  if (schema.kind !== "union" && schema.kind !== "intersection") return [];
  return schema.members.flatMap((member) => (member.typeName === undefined ? partsOf(member) : []));
}

function declareObject(
  name: string,
  schema: ObjectSchema,
  comment: Comment,
  scope: TypeScope,
): StatementStructures[] {
  const { oneofs, fieldsName, flatOneofs } = schema;
  if (oneofs.length === 0 || fieldsName === undefined)
    return [declareInterface(name, schema, comment, scope)];
  if (flatOneofs) {
    const groups = oneofs.map((oneof) => groupDeclaration(name, schema, oneof, scope));
    return [declareInterface(name, schema, comment, scope), ...groups];
  }
  const grouped = new Set(oneofs.flatMap(({ members }) => members));
  const fields = {
    ...schema,
    properties: schema.properties.filter(({ name: key }) => !grouped.has(key)),
  };
  const hasFields = fields.properties.length > 0 || schema.additionalProperties !== undefined;
  const parts = [...(hasFields ? [fieldsName] : []), ...oneofs.map(({ typeName }) => typeName)];
  const type = join(parts.map(identifier), code` & `);
  const fieldsComment: Comment = {
    docs: {},
    fallback: `The fields of \`${name}\` outside of its oneofs.`,
  };
  return [
    typeDeclaration({ name: identifier(name), comment, type }),
    ...(hasFields ? [declareInterface(fieldsName, fields, fieldsComment, scope)] : []),
    ...oneofs.map((oneof) => groupDeclaration(name, schema, oneof, scope)),
  ];
}

function declareInterface(
  name: string,
  schema: ObjectSchema,
  comment: Comment,
  scope: TypeScope,
): StatementStructures {
  const members = objectMembers(schema, scope);
  const index = indexType(schema, scope);
  // A map is an alias: interfaces are not assignable to other index signatures.
  if (members.length === 0) {
    const mark = scope.style.immutable ? code`readonly ` : code``;
    const type = code`{ ${mark}[key: string]: ${index ?? code`unknown`} }`;
    return typeDeclaration({ name: identifier(name), comment, type });
  }
  return interfaceDeclaration({
    name: identifier(name),
    comment,
    members,
    ...(index === undefined ? {} : { index, readonlyIndex: scope.style.immutable }),
  });
}

/** One arm per member, its siblings absent or null, and one arm for none set (or a newer member). */
function groupDeclaration(
  owner: string,
  schema: ObjectSchema,
  oneof: Oneof,
  scope: TypeScope,
): StatementStructures {
  const arms = [...oneof.members, undefined].map((set) => armType(schema, oneof, set, scope));
  const comment: Comment = {
    docs: {},
    fallback: `At most one of these fields of \`${owner}\` is set (oneof \`${oneof.name}\`); \`null\` counts as unset.`,
    source: oneof.source,
  };
  return typeDeclaration({
    name: identifier(oneof.typeName),
    comment,
    type: join(arms, code` | `),
  });
}

function armType(
  schema: ObjectSchema,
  oneof: Oneof,
  set: string | undefined,
  scope: TypeScope,
): Code {
  const mark = scope.style.immutable ? code`readonly ` : code``;
  const siblings = oneof.members
    .filter((member) => member !== set)
    .map((member) => code`${mark}${typeKey(member)}?: null | undefined;`);
  if (set === undefined) return code`{ ${join(siblings, code` `)} }`;
  const property = schema.properties.find(({ name }) => name === set);
  if (property === undefined) throw new Error(`Oneof ${oneof.name} has lost its member ${set}.`);
  const comment = docComment({
    docs: property.docs,
    schema: property.schema,
    protojson: scope.protojson,
  });
  const own = code`${comment}${mark}${typeKey(set)}: ${memberType(property.schema, scope)};`;
  return code`{
${own} ${join(siblings, code` `)} }`;
}

/** The type of a member that is set: without null. */
export function memberType(schema: Schema, scope: TypeScope): Code {
  if (schema.typeName !== undefined) return typeExpression(schema, scope);
  if (schema.kind === "any") return code`{} `;
  if (schema.kind !== "union") return typeExpression(schema, scope);
  const members = schema.members.filter(({ kind }) => kind !== "null");
  const [only] = members;
  if (only !== undefined && members.length === 1) return typeExpression(only, scope);
  return typeExpression({ ...schema, members }, scope);
}
