import type {
  ObjectSchema,
  Schema,
  StringSchema,
  UnevaluatedSchema,
  UnionSchema,
} from "../../model/model.js";
import { messageType } from "./message-type.js";
import { nullableMembers, shownProperties } from "../../model/oneof-members.js";
import { absenceBeside, absenceType, isTooLarge } from "./presence-type.js";
import { taggedType } from "./tagged-type.js";
import {
  arrayType,
  distinct,
  indexMember,
  mapType,
  neverType,
  nullType,
  optionalType,
  undeclaredType,
  union,
  unknownType,
  writesNull,
} from "./union-type.js";
import { literalUnion, valuesInPlace } from "./literal-type.js";
import { code, identifier, nothing, typeKey, type Code } from "../code/code.js";
import { allOf, alternatives, assigned, memberList, parenthesized } from "../code/combine.js";
import type { Member } from "../code/declare.js";
import { docComment } from "../docs.js";
import { intersectionParts, isAnyObject } from "./intersection-parts.js";
import { declaredBeside } from "./property-beside.js";
import type { TypeScope } from "./type-scope.js";
import { acceptsNull, kindAs } from "./value-kinds.js";

/** A schema as a TypeScript type. Inline schemas that have a name of their own are named. */
export function typeExpression(
  schema: Schema,
  outer: TypeScope,
  beside: readonly Schema[] = [],
): Code {
  const scope = scopeOf(schema, outer);
  const { typeName } = schema;
  if (typeName === undefined) return anonymousType(schema, scope, beside);
  return valuesInPlace(schema, scope.style) ?? scope.typeName(typeName);
}

/** What cannot be decoded stays as it is on the wire, with everything inside it. */
function scopeOf(schema: Schema, scope: TypeScope): TypeScope {
  const { decoded } = scope;
  if (decoded === undefined) return scope;
  const isMade = ["union", "intersection", "unevaluated"].includes(schema.kind);
  return isMade && !decoded.codings.isCoded(schema) ? decoded.wire : scope;
}

/**
 * The type written out, also where the schema has a name: the right side of its declaration. `beside`:
 * what holds together with it, which may declare the properties that it only requires.
 */
export function anonymousType(
  schema: Schema,
  outer: TypeScope,
  beside: readonly Schema[] = [],
): Code {
  const scope = scopeOf(schema, outer);
  switch (schema.kind) {
    case "not":
      return (beside.length === 0 ? undefined : absenceType(schema)) ?? unknownType;
    case "any":
    case "conditional":
      return unknownType;
    case "never":
      return neverType;
    case "null":
      return nullType;
    case "boolean":
      return identifier(schema.kind);
    case "string":
      return stringType(schema, scope);
    case "number":
      return identifier(kindAs(scope.decoded?.codings.scalar(schema), schema.kind));
    case "literal":
      return literalUnion(schema, scope.style);
    case "ref":
      return scope.typeName(scope.schemas.typeNameOf(schema.target));
    case "array":
      return arrayType(schema, scope.style, (item) => typeExpression(item, scope));
    case "object":
      return objectType(schema, scope, beside);
    case "union":
      return unionType(schema, scope, beside);
    case "intersection":
      return intersectionType(schema.members, scope, beside);
    case "unevaluated":
      return unevaluatedType(schema, scope);
    default:
      return schema satisfies never;
  }
}

function stringType(schema: StringSchema, scope: TypeScope): Code {
  const mask = schema.fieldMask && scope.maskType(schema.fieldMask.message);
  return mask ?? identifier(kindAs(scope.decoded?.codings.scalar(schema), schema.kind));
}

function objectType(schema: ObjectSchema, scope: TypeScope, beside: readonly Schema[]): Code {
  const parts = messageType(
    schema,
    (name) => scope.typeName(name),
    (inner) => typeExpression(inner, scope),
    (name) => typeBeside(name, scope, beside),
  );
  if (parts !== undefined) return parts;
  const mark = scope.style.immutable ? code`readonly ` : nothing;
  const members = objectMembers(schema, scope, beside).map(({ key, type, optional, comment }) => {
    const name = code`${docComment(comment)}${mark}${key}${optional ? code`?` : nothing}:`;
    return assigned(name, type);
  });
  const index = indexType(schema, scope);
  const all = index === undefined ? members : [...members, indexMember(index, scope.style)];
  return all.length === 0 ? mapType(unknownType, scope.style) : memberList(all);
}

/** The properties that a type shows, with those that are required but nowhere described. */
export function objectMembers(
  schema: ObjectSchema,
  scope: TypeScope,
  beside: readonly Schema[] = [],
): Member[] {
  const members = nullableMembers(schema);
  const shown = shownProperties(schema);
  const declared = shown.map(({ name, schema: property, required, docs }) => {
    const type = typeExpression(property, scope);
    const isUnset = members.has(name) && !acceptsNull(property);
    const value = isUnset ? alternatives([type, nullType]) : type;
    return {
      key: typeKey(name),
      type: required ? value : optionalType(value),
      optional: !required,
      readonly: scope.style.immutable,
      comment: { docs, schema: property, protojson: scope.protojson },
    };
  });
  const known = new Set(shown.map(({ name }) => name));
  const undeclared = schema.required.filter((name) => !known.has(name));
  const bare = undeclared.map((name) => ({
    key: typeKey(name),
    type: typeBeside(name, scope, beside),
    optional: false,
    readonly: scope.style.immutable,
    comment: { docs: {} },
  }));
  return [...declared, ...bare];
}

/** What a property is that is required and not declared here: what is said of it beside. */
function typeBeside(name: string, scope: TypeScope, beside: readonly Schema[]): Code {
  const declared = declaredBeside(name, beside, scope.schemas);
  const type = union(declared.map((schema) => typeExpression(schema, scope)));
  const isSaid = declared.length > 0 && type !== unknownType;
  return isSaid ? type : undeclaredType;
}

/** What properties without a declaration hold, where the document speaks of them. */
export function indexType(schema: ObjectSchema, scope: TypeScope): Code | undefined {
  const { additionalProperties, patternProperties, properties, required } = schema;
  const described = [
    ...(additionalProperties === undefined ? [] : [additionalProperties]),
    ...patternProperties.map((property) => property.schema),
  ].filter(({ kind }) => kind !== "never");
  const isClosed = additionalProperties?.kind === "never";
  if (properties.length === 0 && required.length === 0 && described.length === 0) {
    return isClosed ? neverType : unknownType;
  }
  const { additionalProperties: shown } = scope.style;
  const isMap = properties.length === 0 && required.length === 0;
  if (!isMap && shown === "always" && !isClosed) return unknownType;
  if (described.length === 0 || (!isMap && shown === "never")) return undefined;
  // An index signature must admit every declared property, so it can only be as narrow as their union.
  if (additionalProperties === undefined || properties.length > 0 || required.length > 0)
    return unknownType;
  // The values of a map are decoded only where nothing else can be meant.
  const isDecoded = scope.decoded?.codings.rest(schema) !== undefined;
  const within = isDecoded ? scope : (scope.decoded?.wire ?? scope);
  return union(described.map((item) => typeExpression(item, within)));
}

function unionType(schema: UnionSchema, scope: TypeScope, beside: readonly Schema[]): Code {
  const { members, implied, discriminator, mode } = schema;
  const meant = implied === undefined ? undefined : members[implied];
  if (meant !== undefined) return typeExpression(meant, scope, beside);
  if ((mode === "types" && members.length === 6) || isTooLarge(schema)) return unknownType;
  const absent = discriminator === undefined ? absenceBeside(schema) : undefined;
  const types = members.flatMap((member, index) => {
    // Null stands in the types of alternatives that admit it.
    if (member.kind === "null" && members.some(writesNull)) return [];
    const type = typeExpression(member, scope, discriminator === undefined ? beside : []);
    if (discriminator !== undefined) {
      return taggedType(type, { member, index }, discriminator, scope);
    }
    const others = absent?.[index];
    return others === undefined || member.typeName !== undefined
      ? type
      : parenthesized(allOf([type, others]));
  });
  return union(types);
}

function intersectionType(
  members: readonly Schema[],
  scope: TypeScope,
  beside: readonly Schema[] = [],
): Code {
  const parts = intersectionParts(members, scope);
  // One list for all of them: none declares what it only requires.
  const around = parts.length > 1 ? [...parts, ...beside] : beside;
  const types = parts.map((part) => typeExpression(part, scope, around));
  const telling = distinct(types).filter((type) => type !== unknownType);
  return telling.length > 1 ? allOf(telling) : (telling[0] ?? unknownType);
}

/** Where nothing else may be present, a part that says `object` and no more would let it in. */
function unevaluatedType({ of, base, schema }: UnevaluatedSchema, scope: TypeScope): Code {
  const isClosed = of === "properties" && schema.kind === "never";
  if (!isClosed || base.kind !== "intersection") return typeExpression(base, scope);
  const telling = base.members.filter((part) => part.kind !== "object" || !isAnyObject(part));
  return intersectionType(telling.length === 0 ? base.members : telling, scope);
}
