import type { ArraySchema, ObjectSchema, Schema, UnionSchema } from "../../model/model.js";
import { code, identifier, literal, type Code } from "../code/code.js";
import {
  alternatives,
  array,
  call,
  entry,
  object,
  parenthesized,
  withTypes,
} from "../code/combine.js";
import type { Imports } from "../imports.js";
import type { NamedSchemas } from "../named-schemas.js";
import type { EmitOptions } from "../output.js";
import { patternCode } from "../validators/pattern-code.js";

export interface StripContext {
  readonly schemas: NamedSchemas;
  readonly imports: Imports;
  readonly options: EmitOptions;
  /** Ids of the schemas that have an exported `isFoo`. */
  readonly checked: ReadonlySet<string>;
  /** Ids of the schemas whose shapes were referred to so far. */
  readonly used: Set<string>;
}

/** The constant that holds the shape of a named schema. */
export const shapeName = (name: string): Code => identifier(`shapeOf${name}`);

/** What a schema declares of objects and arrays, as a `StripShape` of the runtime. */
export function shapeCode(schema: Schema, context: StripContext): Code {
  return fields(fieldsOf(schema, context));
}

type Field = readonly [name: string, value: Code];

function fields(list: readonly Field[]): Code {
  return object(list.map(([name, value]) => entry(identifier(name), value)));
}

/** A function that gives the schema's shape; undefined where nothing can be dropped. */
function partOf(schema: Schema, context: StripContext): Code | undefined {
  if (schema.kind === "ref") {
    // A name for a text is no shape.
    if (isScalar(context.schemas.resolve(schema))) return undefined;
    context.used.add(schema.target);
    return code`() => ${shapeName(context.schemas.get(schema.target).name)}`;
  }
  const list = fieldsOf(schema, context);
  return list.length === 0 ? undefined : code`() => ${parenthesized(fields(list))}`;
}

function isScalar({ kind }: Schema): boolean {
  return ["any", "never", "null", "boolean", "number", "string"].includes(kind);
}

function fieldsOf(schema: Schema, context: StripContext): Field[] {
  switch (schema.kind) {
    case "any":
    case "never":
    case "null":
    case "boolean":
    case "number":
    case "string":
      return [];
    case "literal": {
      const isDeep = schema.values.some((value) => typeof value === "object" && value !== null);
      return isDeep ? [["whole", code`true`]] : [];
    }
    case "ref":
      return group("all", [schema], context);
    case "array":
      return arrayFields(schema, context);
    case "object":
      return objectFields(schema, context);
    case "union":
      return unionFields(schema, context);
    case "intersection":
      return group("all", schema.members, context);
    case "not":
      return group("asked", [schema.schema], context);
    case "conditional": {
      const branches = [schema.then, schema.else].filter((branch) => branch !== undefined);
      return [...group("asked", [schema.if], context), ...group("all", branches, context)];
    }
    case "unevaluated": {
      const { of, base, schema: other } = schema;
      const counts: Field = ["counts", code`true`];
      if (of === "items") {
        const part = partOf(other, context);
        const items: Field[] = part === undefined ? [] : [["items", part]];
        return [...group("all", [base], context), ...items, counts];
      }
      const rest: Field[] = other.kind === "never" ? [] : [["rest", restCode(other, context)]];
      return [...group("all", [base], context), ...rest, counts];
    }
    default:
      return schema satisfies never;
  }
}

function group(
  name: "all" | "exact" | "asked",
  schemas: readonly Schema[],
  context: StripContext,
): Field[] {
  const parts = schemas.flatMap((schema) => partOf(schema, context) ?? []);
  return parts.length === 0 ? [] : [[name, array(parts)]];
}

const orUndefined = (part: Code | undefined) => part ?? code`undefined`;

function arrayFields(schema: ArraySchema, context: StripContext): Field[] {
  const { prefixItems, items, uniqueItems, contains } = schema;
  if (uniqueItems) return [["unique", code`true`]];
  const prefix = prefixItems.map((item) => partOf(item, context));
  const rest = items && partOf(items, context);
  const contained = contains && partOf(contains.schema, context);
  return [
    ...(prefix.length === 0 ? [] : [["prefixItems", array(prefix.map(orUndefined))] as const]),
    ...(rest === undefined ? [] : [["items", rest] as const]),
    ...(contained === undefined ? [] : [["contained", contained] as const]),
  ];
}

function restCode(schema: Schema, context: StripContext): Code {
  const part = partOf(schema, context);
  return object(part === undefined ? [] : [entry(code`part`, part)]);
}

function objectFields(schema: ObjectSchema, context: StripContext): Field[] {
  const { additionalProperties, patternProperties, propertyNames } = schema;
  const { minProperties, maxProperties, dependentSchemas, oneofs } = schema;
  // Alternatives that declare their members themselves.
  const rules = oneofs.flatMap(({ rule }) => rule ?? []);
  const { imports, options } = context;
  const properties = declaredProperties(schema, context);
  const patterns = patternProperties.map(({ pattern, schema: value }) => {
    const test = code`/* @__PURE__ */ ${patternCode(pattern, { imports, ...options })}`;
    return array([test, orUndefined(partOf(value, context))]);
  });
  const isOpen = additionalProperties !== undefined && additionalProperties.kind !== "never";
  const counted = [propertyNames, minProperties, maxProperties];
  const counts =
    counted.some((rule) => rule !== undefined) || additionalProperties?.kind === "never";
  return [
    ...(properties.length === 0 ? [] : [["properties", partMap(properties, context)] as const]),
    ...(patterns.length === 0 ? [] : [["patterns", array(patterns)] as const]),
    ...(isOpen ? [["rest", restCode(additionalProperties, context)] as const] : []),
    ...(minProperties === undefined ? [] : [["minProperties", literal(minProperties)] as const]),
    ...(counts ? [["counts", code`true`] as const] : []),
    ...group("all", [...dependentSchemas.map((dependent) => dependent.schema), ...rules], context),
  ];
}

/** Names that the schema speaks of, with what their values are. */
function declaredProperties(schema: ObjectSchema, context: StripContext): Code[] {
  const { properties, required, dependentRequired, dependentSchemas } = schema;
  const parts = new Map(
    properties.map(({ name, schema: value }) => [name, partOf(value, context)]),
  );
  const others = [
    ...required,
    ...dependentRequired.flatMap(({ property, required: names }) => [property, ...names]),
    ...dependentSchemas.map(({ property }) => property),
  ];
  for (const name of others) if (!parts.has(name)) parts.set(name, undefined);
  return [...parts].map(([name, part]) => array([literal(name), orUndefined(part)]));
}

function unionFields(schema: UnionSchema, context: StripContext): Field[] {
  const { mode, members, discriminator, closed } = schema;
  if (discriminator !== undefined) return [["tag", tagCode(schema, discriminator, context)]];
  // The members exclude each other by their types.
  if (mode === "types") return group("all", members, context);
  const speaking = members.filter((member) => partOf(member, context) !== undefined);
  const checks = speaking.flatMap((member) => {
    if (member.kind !== "ref" || !context.checked.has(member.target)) return [];
    const { name } = context.schemas.get(member.target);
    const accepts = context.imports.value("./validators.js", `is${name}`);
    return [array([accepts, orUndefined(partOf(member, context))])];
  });
  const canAsk = checks.length === speaking.length && checks.length > 1 && closed === undefined;
  if (canAsk) {
    const one = literal(mode === "oneOf");
    return [["fits", object([entry(code`one`, one), entry(code`members`, array(checks))])]];
  }
  return group(mode === "oneOf" ? "exact" : "all", members, context);
}

function tagCode(
  { members }: UnionSchema,
  { property, mapping }: NonNullable<UnionSchema["discriminator"]>,
  context: StripContext,
): Code {
  const parts = members.map((member) => partOf(member, context));
  const entries = mapping.map(({ value, member }) => {
    return array([literal(value), orUndefined(parts[member])]);
  });
  return object([
    entry(code`property`, literal(property)),
    entry(code`members`, partMap(entries, context)),
    entry(code`otherwise`, array(parts.filter((part) => part !== undefined))),
  ]);
}

/** `new Map<string, StripPart | undefined>([…])`. */
function partMap(entries: readonly Code[], { imports }: StripContext): Code {
  const part = alternatives([imports.runtimeType("StripPart"), code`undefined`]);
  return call(withTypes(code`new Map`, [code`string`, part]), [array(entries)]);
}
