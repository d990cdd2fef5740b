import type {
  ArraySchema,
  Discriminator,
  JsonValue,
  ObjectSchema,
  Schema,
  UnevaluatedSchema,
  UnionSchema,
} from "../ir/model.js";
import type { Codings } from "./codings.js";
import { distinct, union } from "./union-type.js";
import { literalUnion } from "./literal-type.js";
import { code, identifier, join, lines, literal, typeKey, type Code } from "./code.js";
import type { Member } from "./declarations.js";
import { docComment } from "./docs.js";
import type { NamedSchemas } from "./named-schemas.js";
import type { TypeStyle } from "./type-style.js";
import { kindAs } from "./value-kinds.js";

/** How a type expression names other types; a module that imports them records the import. */
export interface TypeScope {
  readonly schemas: NamedSchemas;
  readonly protojson: boolean;
  readonly typeName: (name: string) => Code;
  /** A type of the runtime. */
  readonly runtimeType: (name: string) => Code;
  readonly style: TypeStyle;
  /** Where types are those of decoded values: what is decoded, and how the rest is written. */
  readonly decoded?: { readonly codings: Codings; readonly wire: TypeScope };
}

/** A schema as a TypeScript type. Inline schemas that have a name of their own are named. */
export function typeExpression(schema: Schema, outer: TypeScope): Code {
  const scope = scopeOf(schema, outer);
  if (schema.typeName !== undefined) return scope.typeName(schema.typeName);
  return anonymousType(schema, scope);
}

/** What cannot be decoded stays as it is on the wire, with everything inside it. */
function scopeOf(schema: Schema, scope: TypeScope): TypeScope {
  const { decoded } = scope;
  if (decoded === undefined) return scope;
  const isMade = ["union", "intersection", "unevaluated"].includes(schema.kind);
  return isMade && !decoded.codings.isCoded(schema) ? decoded.wire : scope;
}

/** The type written out, also where the schema has a name: the right side of its declaration. */
export function anonymousType(schema: Schema, outer: TypeScope): Code {
  const scope = scopeOf(schema, outer);
  switch (schema.kind) {
    case "any":
    case "not":
    case "conditional":
      return code`unknown`;
    case "never":
      return code`never`;
    case "null":
      return code`null`;
    case "boolean":
      return identifier(schema.kind);
    case "number":
    case "string":
      return identifier(kindAs(scope.decoded?.codings.scalar(schema), schema.kind));
    case "literal":
      return literalUnion(schema, scope.style);
    case "ref":
      return scope.typeName(scope.schemas.get(schema.target).name);
    case "array":
      return arrayType(schema, scope);
    case "object":
      return objectType(schema, scope);
    case "union":
      return unionType(schema, scope);
    case "intersection":
      return intersectionType(schema.members, scope);
    case "unevaluated":
      return unevaluatedType(schema, scope);
    default:
      return schema satisfies never;
  }
}

function arrayType(schema: ArraySchema, scope: TypeScope): Code {
  const { prefixItems, items, minItems = 0 } = schema;
  const item = items === undefined ? code`unknown` : typeExpression(items, scope);
  const mark = scope.style.immutable ? code`readonly ` : code``;
  if (prefixItems.length === 0)
    return items?.kind === "never" ? code`${mark}[]` : code`${mark}${operand(item)}[]`;
  const positions = prefixItems.map((position, index) => {
    const type = typeExpression(position, scope);
    return index < minItems ? type : code`${operand(type)}?`;
  });
  return items?.kind === "never"
    ? code`${mark}[${join(positions)}]`
    : code`${mark}[${join([...positions, code`...${operand(item)}[]`])}]`;
}

function objectType(schema: ObjectSchema, scope: TypeScope): Code {
  const mark = scope.style.immutable ? code`readonly ` : code``;
  const members = objectMembers(schema, scope).map(({ key, type, optional, comment }) => {
    return code`${docComment(comment)}${mark}${key}${optional ? code`?` : code``}: ${type};`;
  });
  const index = indexType(schema, scope);
  const all = index === undefined ? members : [...members, code`${mark}[key: string]: ${index};`];
  return all.length === 0 ? code`{ ${mark}[key: string]: unknown }` : code`{ ${lines(all)} }`;
}

/** The properties that a type shows, with those that are required but nowhere described. */
export function objectMembers(schema: ObjectSchema, scope: TypeScope): Member[] {
  const members = new Set(schema.oneofs.flatMap((oneof) => oneof.members));
  const declared = schema.properties.map(({ name, schema: property, required, docs }) => {
    const type = typeExpression(property, scope);
    const nullable = members.has(name) && !acceptsNull(property);
    const value = nullable ? code`${type} | null` : type;
    return {
      key: typeKey(name),
      type: required ? value : optionalType(value),
      optional: !required,
      readonly: scope.style.immutable,
      comment: { docs, schema: property, protojson: scope.protojson },
    };
  });
  const known = new Set(schema.properties.map(({ name }) => name));
  const undeclared = schema.required.filter((name) => !known.has(name));
  const bare = undeclared.map((name) => ({
    key: typeKey(name),
    // Anything but undefined: in an intersection it takes undefined from what another part says.
    type: code`{} | null`,
    optional: false,
    readonly: scope.style.immutable,
    comment: { docs: {} },
  }));
  return [...declared, ...bare];
}

/** `undefined` too: JSON has no such value, and it reads the same under `exactOptionalPropertyTypes`. */
export function optionalType(type: Code): Code {
  return type.toString() === "unknown" ? type : code`${type} | undefined`;
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
    return isClosed ? code`never` : code`unknown`;
  }
  const { additionalProperties: shown } = scope.style;
  const isMap = properties.length === 0 && required.length === 0;
  if (!isMap && shown === "always" && !isClosed) return code`unknown`;
  if (described.length === 0 || (!isMap && shown === "never")) return undefined;
  // An index signature must admit every declared property, so it can only be as narrow as their union.
  if (additionalProperties === undefined || properties.length > 0 || required.length > 0)
    return code`unknown`;
  // The values of a map are decoded only where nothing else can be meant.
  const isDecoded = scope.decoded?.codings.rest(schema) !== undefined;
  const within = isDecoded ? scope : (scope.decoded?.wire ?? scope);
  return union(described.map((item) => typeExpression(item, within)));
}

function unionType(schema: UnionSchema, scope: TypeScope): Code {
  const { members, implied, discriminator, mode } = schema;
  const meant = implied === undefined ? undefined : members[implied];
  if (meant !== undefined) return typeExpression(meant, scope);
  if (mode === "types" && members.length === 6) return code`unknown`;
  const types = members.map((member, index) => {
    return discriminator === undefined
      ? typeExpression(member, scope)
      : taggedType(member, index, discriminator, scope);
  });
  return union(types);
}

/** The member with the tags that mean it. */
function taggedType(
  member: Schema,
  index: number,
  { property, mapping, otherwise, untagged = [] }: Discriminator,
  scope: TypeScope,
): Code {
  const type = typeExpression(member, scope);
  const isOther = otherwise?.member === index;
  const others = isOther ? otherwise.tag : undefined;
  const known = mapping.flatMap((entry) => (entry.member === index ? [entry.value] : []));
  const loose = untagged.find((entry) => entry.member === index);
  if ((isOther && others === undefined) || loose?.isObject === false) return type;
  if (!isOther && (known.length === 0 || hasTag(member, property, known, scope))) return type;
  const rest = others === undefined || others.values !== undefined;
  const listed = [...known, ...(others?.values ?? [])].map((value) => literal(value));
  const tag = union(rest ? listed : [...listed, scope.runtimeType("OtherTag")]);
  const mark = scope.style.immutable ? code`readonly ` : code``;
  const isOptional = others?.required === false || loose !== undefined;
  const pinned = isOptional ? code`?: ${optionalType(tag)}` : code`: ${tag}`;
  return code`(${operand(type)} & { ${mark}${typeKey(property)}${pinned} })`;
}

/** The member's own type already pins the tag to what means it. */
function hasTag(
  member: Schema,
  property: string,
  known: readonly JsonValue[],
  scope: TypeScope,
): boolean {
  const resolved = scope.schemas.resolve(member);
  if (resolved.kind !== "object") return false;
  const tag = resolved.properties.find(({ name }) => name === property);
  const pinned = tag?.required === true ? scope.schemas.resolve(tag.schema) : undefined;
  if (pinned?.kind !== "literal" || pinned.open) return false;
  return pinned.values.every((value) => known.includes(value));
}

function intersectionType(members: readonly Schema[], scope: TypeScope): Code {
  const types = members.map((member) => typeExpression(member, scope));
  const telling = distinct(types).filter((type) => type.toString() !== "unknown");
  if (telling.length === 0) return code`unknown`;
  if (telling.length === 1) return telling[0] ?? code`unknown`;
  return join(telling.map(operand), code` & `);
}

/** Where nothing else may be present, a part that says `object` and no more would let it in. */
function unevaluatedType({ of, base, schema }: UnevaluatedSchema, scope: TypeScope): Code {
  const isClosed = of === "properties" && schema.kind === "never";
  if (!isClosed || base.kind !== "intersection") return typeExpression(base, scope);
  const telling = base.members.filter((member) => !isAnyObject(member));
  return intersectionType(telling.length === 0 ? base.members : telling, scope);
}

function isAnyObject(schema: Schema): boolean {
  if (schema.kind !== "object") return false;
  const { properties, patternProperties, required, additionalProperties } = schema;
  const lists = [properties, patternProperties, required];
  return lists.every((list) => list.length === 0) && additionalProperties === undefined;
}

function acceptsNull(schema: Schema): boolean {
  if (schema.kind === "null" || schema.kind === "any") return true;
  if (schema.kind === "literal") return schema.values.includes(null);
  return schema.kind === "union" && schema.members.some(acceptsNull);
}

/** In parentheses where the type would fall apart as an operand: `(A | B)[]`. */
function operand(type: Code): Code {
  return /^[\w$]+(?:\[\])*$/.test(type.toString()) || /^\([^()]*\)$/.test(type.toString())
    ? type
    : code`(${type})`;
}
