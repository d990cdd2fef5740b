import type { StatementStructures } from "ts-morph";
import type { ObjectSchema, Oneof, Schema } from "../../model/model.js";
import { memberProperty } from "../../model/oneof-members.js";
import { childSchemas } from "../../model/visit.js";
import { code, identifier, typeKey, type Code } from "../code/code.js";
import { alternatives, memberList } from "../code/combine.js";
import { interfaceDeclaration, typeDeclaration, type Member } from "../code/declare.js";
import { messageParts, messageType } from "./message-type.js";
import type { Comment } from "../docs.js";
import { anonymousType, indexType, objectMembers, typeExpression } from "./type-expression.js";
import { mapType, undeclaredType, unknownType } from "./union-type.js";
import type { TypeScope } from "./type-scope.js";

/** The schemas inside that have a name of their own, each after what uses it. */
export function inlineDeclarations(schema: Schema, scope: TypeScope): StatementStructures[] {
  return childSchemas(schema).flatMap((child) => {
    const { typeName, docs } = child;
    // Its place is known by what uses it, which stands above it.
    const comment: Comment = { docs, schema: child, protojson: scope.protojson };
    const own =
      typeName === undefined
        ? unnamedDeclarations(schema, child, scope)
        : declareType(typeName, child, comment, scope);
    return [...own, ...inlineDeclarations(child, scope)];
  });
}

/** The parts of messages that stand in place: those of alternatives and intersections go with these. */
function unnamedDeclarations(
  { kind }: Schema,
  child: Schema,
  scope: TypeScope,
): StatementStructures[] {
  const isDeclared = kind === "union" || kind === "intersection" || kind === "unevaluated";
  const isHidden = kind === "not" || kind === "conditional";
  if (isDeclared || isHidden) return [];
  return partsOf(child).flatMap((part) => {
    const name = (part.fieldsName ?? "").replace(/Fields\d*$/, "");
    return partDeclarations(name, part, scope);
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
  const groups = partsOf(schema).flatMap((part) => partDeclarations(name, part, scope));
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
  if (schema.kind === "unevaluated") return partsOf(schema.base);
  if (schema.kind !== "union" && schema.kind !== "intersection") return [];
  return schema.members.flatMap((member) => (member.typeName === undefined ? partsOf(member) : []));
}

function declareObject(
  name: string,
  schema: ObjectSchema,
  comment: Comment,
  scope: TypeScope,
): StatementStructures[] {
  const typeOf = (inner: Schema) => typeExpression(inner, scope);
  const type = messageType(schema, identifier, typeOf, () => undeclaredType);
  const declared = partDeclarations(name, schema, scope);
  if (type === undefined) return [declareInterface(name, schema, comment, scope), ...declared];
  return [typeDeclaration({ name: identifier(name), comment, type }), ...declared];
}

/** The types that a message with oneofs is made of. */
function partDeclarations(
  name: string,
  schema: ObjectSchema,
  scope: TypeScope,
): StatementStructures[] {
  const { oneofs, fieldsName } = schema;
  const groups = oneofs.flatMap((oneof) => groupDeclarations(name, schema, oneof, scope));
  if (fieldsName === undefined || messageParts(schema)?.includes(fieldsName) !== true)
    return groups;
  const grouped = new Set(oneofs.flatMap(({ members }) => members));
  const properties = schema.properties.filter(({ name: key }) => !grouped.has(key));
  // The groups say how many members are set, and their alternatives what these are.
  const fields = { ...schema, properties, oneofs: [] };
  const outside = oneofs.length === 0 ? "" : " outside of its oneofs";
  const comment: Comment = { docs: {}, fallback: `The fields of \`${name}\`${outside}.` };
  return [declareInterface(fieldsName, fields, comment, scope), ...groups];
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
    const type = mapType(index ?? unknownType, scope.style);
    return typeDeclaration({ name: identifier(name), comment, type });
  }
  return interfaceDeclaration({
    name: identifier(name),
    comment,
    members,
    ...(index === undefined ? {} : { index, readonlyIndex: scope.style.immutable }),
  });
}

/**
 * An interface per member, its siblings absent, and one for none set (or a newer member) where that may be: an
 * alias would be written out in hovers and errors, member by member.
 */
function groupDeclarations(
  owner: string,
  schema: ObjectSchema,
  oneof: Oneof,
  scope: TypeScope,
): StatementStructures[] {
  const { armNames, mode, nulls, name } = oneof;
  const how = mode === "exactlyOne" ? "Exactly one" : "At most one";
  const unset = nulls === "unset" ? "; `null` counts as unset" : "";
  const comment: Comment = {
    docs: {},
    fallback: `${how} of these fields of \`${owner}\` is set (oneof \`${name}\`)${unset}.`,
    source: oneof.source,
  };
  if (armNames.length === 0) {
    const members = flatMembers(schema, oneof, scope);
    return [interfaceDeclaration({ name: identifier(oneof.typeName), comment, members })];
  }
  const type = alternatives(armNames.map(identifier));
  const arms = armNames.map((armName, index) => {
    const set = oneof.members[index];
    const what = set === undefined ? `none of the oneof \`${name}\`` : `\`${set}\``;
    return interfaceDeclaration({
      name: identifier(armName),
      comment: { docs: {}, fallback: `\`${owner}\` with ${what} set.` },
      members: armMembers(schema, oneof, set, scope),
    });
  });
  return [typeDeclaration({ name: identifier(oneof.typeName), comment, type }), ...arms];
}

/** All members, each as the flat type of the message has it. */
function flatMembers(schema: ObjectSchema, oneof: Oneof, scope: TypeScope): Member[] {
  const properties = oneof.members.flatMap((name) => memberProperty(schema, oneof, name) ?? []);
  const optional = properties.map((property) => ({ ...property, required: false }));
  return objectMembers(
    { ...schema, properties: optional, oneofs: [withoutRule(oneof)], required: [] },
    scope,
  );
}

function withoutRule({ rule: _, ...oneof }: Oneof): Oneof {
  return oneof;
}

/** The member that is set, and its siblings with the rule: an error about them leads to it. */
function armMembers(
  schema: ObjectSchema,
  oneof: Oneof,
  set: string | undefined,
  scope: TypeScope,
): Member[] {
  const { members, mode, nulls, name } = oneof;
  const readonly = scope.style.immutable;
  const how = mode === "exactlyOne" ? "Exactly one" : "At most one";
  const rule: Comment = { docs: {}, fallback: `${how} of the oneof \`${name}\` is set.` };
  const type = nulls === "unset" ? code`null | undefined` : code`undefined`;
  const siblings = members
    .filter((member) => member !== set)
    .map((member) => ({ key: typeKey(member), type, optional: true, readonly, comment: rule }));
  if (set === undefined) return siblings;
  const property = memberProperty(schema, oneof, set);
  if (property === undefined) throw new Error(`Oneof ${name} has lost its member ${set}.`);
  const { docs, schema: own } = property;
  const comment: Comment = { docs, schema: own, protojson: scope.protojson };
  const key = typeKey(set);
  return [
    { key, type: memberType(own, oneof, scope), optional: false, readonly, comment },
    ...siblings,
  ];
}

/** The type of a member that is set: without null, where that means unset. */
export function memberType(schema: Schema, { nulls }: Oneof, scope: TypeScope): Code {
  if (schema.typeName !== undefined) return typeExpression(schema, scope);
  if (schema.kind === "any") {
    return nulls === "value" ? alternatives([memberList([]), code`null`]) : memberList([]);
  }
  if (nulls === "value") return typeExpression(schema, scope);
  if (schema.kind !== "union") return typeExpression(schema, scope);
  const members = schema.members.filter(({ kind }) => kind !== "null");
  const [only] = members;
  if (only !== undefined && members.length === 1) return typeExpression(only, scope);
  return typeExpression({ ...schema, members }, scope);
}
