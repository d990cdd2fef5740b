import { shownProperties } from "../../model/oneof-members.js";
import type { ArraySchema, ObjectSchema, Schema, UnionSchema } from "../../model/model.js";
import { code, identifier, literal, propertyKey, type Code } from "../code/code.js";
import { array, call, entry, object } from "../code/combine.js";
import type { Codings } from "./codings.js";
import type { Imports } from "../imports.js";
import { isTextOf } from "./scalar-coding.js";

/**
 * The codec of a schema as an expression; undefined where values stay as they are on the wire.
 * `named` gives those of named schemas in modules that do not declare them.
 */
export function codecCode(
  schema: Schema,
  codings: Codings,
  imports: Imports,
  named?: (id: string) => Code,
): Code | undefined {
  if (!codings.isCoded(schema)) return undefined;
  const inner = (part: Schema) => codecCode(part, codings, imports, named);
  const make = (name: string, ...parameters: readonly Code[]) =>
    call(code`/* @__PURE__ */ ${imports.runtime(name)}`, parameters);
  switch (schema.kind) {
    case "string":
    case "number": {
      const scalar = codings.scalar(schema);
      return scalar === undefined ? undefined : imports.runtime(scalar);
    }
    case "ref":
      if (named !== undefined) return named(schema.target);
      return make("lazyCodec", code`() => ${codecName(codings.schemas.get(schema.target).name)}`);
    case "array":
      return make("arrayCodec", ...arrayParameters(schema, inner));
    case "object":
      return make("objectCodec", ...objectParameters(schema, codings, inner));
    case "union":
      return make(...unionParameters(schema, codings, inner));
    case "intersection":
      return make("allCodec", array(schema.members.flatMap((part) => inner(part) ?? [])));
    case "unevaluated":
      return inner(schema.base);
    case "any":
    case "never":
    case "null":
    case "boolean":
    case "literal":
    case "not":
    case "conditional":
      return undefined;
    default:
      return schema satisfies never;
  }
}

type Inner = (part: Schema) => Code | undefined;

function arrayParameters({ items, prefixItems }: ArraySchema, inner: Inner): Code[] {
  const rest = items === undefined ? undefined : inner(items);
  const first = prefixItems.map((item) => inner(item) ?? code`undefined`);
  return [rest ?? code`undefined`, ...(first.length === 0 ? [] : [array(first)])];
}

function objectParameters(schema: ObjectSchema, codings: Codings, inner: Inner): Code[] {
  const rest = codings.rest(schema);
  const restCode = rest === undefined ? undefined : inner(rest);
  const properties = shownProperties(schema).flatMap((property) => {
    const codec = inner(property.schema);
    return codec === undefined ? [] : [entry(propertyKey(property.name), codec)];
  });
  return [object(properties), ...(restCode === undefined ? [] : [restCode])];
}

/** The function that chooses the alternative, and what it takes. */
function unionParameters(
  { members, discriminator }: UnionSchema,
  codings: Codings,
  inner: Inner,
): [name: string, ...parameters: Code[]] {
  if (discriminator !== undefined && discriminator.untagged === undefined) {
    const tags = discriminator.mapping.flatMap(({ value, member }) => {
      const implied = members[member];
      const codec = implied === undefined ? undefined : inner(implied);
      return codec === undefined ? [] : [entry(propertyKey(value), codec)];
    });
    const table = object(tags);
    const other = members[discriminator.otherwise?.member ?? -1];
    const codec = other === undefined ? undefined : inner(other);
    if (codec === undefined) return ["taggedCodec", literal(discriminator.property), table];
    const known = array(discriminator.mapping.map(({ value }) => literal(value)));
    const otherwise = object([entry(code`known`, known), entry(code`codec`, codec)]);
    return ["taggedCodec", literal(discriminator.property), table, otherwise];
  }
  const table = (decoded: boolean) => {
    const entries = members.flatMap((member) => {
      const codec = inner(member);
      if (codec === undefined) return [];
      if (decoded && members.some((text) => isTextOf(text, member))) return [];
      return codings.kinds(member, decoded).map((kind) => entry(propertyKey(kind), codec));
    });
    return object(entries);
  };
  const tables = [entry(code`decode`, table(false)), entry(code`encode`, table(true))];
  return ["kindsCodec", object(tables)];
}

/** The constant that holds a named schema's codec. */
export function codecName(name: string): Code {
  return identifier(`codec${name}`);
}
