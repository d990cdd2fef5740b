import type { LiteralSchema, Schema, UnionSchema } from "../../model/model.js";
import { withoutTags } from "../../model/without-tags.js";
import { kindsOf } from "./kinds.js";
import type { Conjunction, Scope } from "../scope.js";
import type { SchemaModel } from "./schema-model.js";
import { anySchema, stringSchema } from "./synthetic-schemas.js";

/**
 * Splits the sent values by one of their unions, conditions or open enums: every value fits one of the
 * cases. `undefined` where there is none.
 */
export function casesOf(scope: Scope, sent: Conjunction): readonly Conjunction[] | undefined {
  const at = sent.findIndex(isAlternative);
  const found = sent[at];
  if (found === undefined) return undefined;
  const rest = sent.filter((part) => part !== found);
  return alternativesOf(scope, found).map((alternative) => [...rest, ...alternative]);
}

function isAlternative(schema: Schema): boolean {
  if (schema.kind === "literal") return schema.open;
  return schema.kind === "union" || schema.kind === "conditional";
}

function alternativesOf(scope: Scope, schema: Schema): readonly Conjunction[] {
  if (schema.kind === "union") return unionCases(scope, schema);
  if (schema.kind === "literal") return openCases(scope, schema);
  if (schema.kind !== "conditional") return [[schema]];
  const { then = anySchema, else: otherwise = anySchema } = schema;
  return [
    [schema.if, then],
    [scope.schemas.not(schema.if), otherwise],
  ];
}

/** Any string, and the listed values that are not strings. */
function openCases(scope: Scope, { values, source }: LiteralSchema): readonly Conjunction[] {
  const text = scope.schemas.placed(stringSchema, source);
  const others = values.filter((value) => typeof value !== "string");
  if (others.length === 0) return [[text]];
  return [[text], [scope.schemas.placed(scope.schemas.literal(others), source)]];
}

function unionCases(scope: Scope, union: UnionSchema): readonly Conjunction[] {
  const { mode, members, closed = members, discriminator } = union;
  const { schemas } = scope;
  if (discriminator !== undefined) {
    const { property, mapping, otherwise, untagged } = discriminator;
    const known = mapping.flatMap(({ value, member }): Conjunction[] => {
      const schema = members[member];
      return schema === undefined ? [] : [[schema, schemas.tagged(property, value)]];
    });
    const other = otherwise === undefined ? undefined : members[otherwise.member];
    if (untagged !== undefined) {
      known.push([withoutTags(union), schemas.not(schemas.requiring(property))]);
    }
    if (other === undefined) return known;
    const unlike = mapping.map(({ value }) => schemas.not(schemas.tagged(property, value)));
    return [...known, [other, ...unlike]];
  }
  if (mode === "types") return members.map((member) => [member]);
  return members.map((member, index) => {
    // In a `oneOf` with closed forms, no second closed member fits.
    const apart = closed.filter((_, at) => at !== index).map((other) => schemas.not(other));
    if (mode === "oneOf") return [member, ...apart];
    const others = members.filter((other) => other !== member);
    // A value may fit the other members too, and then have their properties.
    const names = scope.strict ? [] : others.flatMap((other) => [...declaredNames(scope, other)]);
    return [member, ...declaring(scope, member, names)];
  });
}

/** Accepts all values that are not objects. */
function declaring(scope: Scope, member: Schema, names: readonly string[]): readonly Schema[] {
  const kinds = kindsOf(member, scope.sent);
  if (names.length === 0 || !kinds.has("object")) return [];
  const object = scope.schemas.declaring(names);
  return [kinds.size === 1 ? object : scope.schemas.orOtherTypes(object)];
}

/** The properties that a schema declares, itself or in schemas that apply to the same value. */
export function declaredNames(scope: Scope, start: Schema): ReadonlySet<string> {
  const objects = schemasInPlace(scope.sent, start).flatMap((schema) =>
    schema.kind === "object" ? schema.properties : [],
  );
  return new Set(objects.map(({ name }) => name));
}

/** The schema, and all schemas in it that apply to the same value. */
export function schemasInPlace(model: SchemaModel, start: Schema): readonly Schema[] {
  const seen = new Set<Schema>();
  const waiting = [start];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const schema = model.resolve(part);
    if (seen.has(schema)) continue;
    seen.add(schema);
    waiting.push(...inPlace(schema));
  }
  return [...seen];
}

/** The direct subschemas that apply to the same value. */
function inPlace(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case "union":
    case "intersection":
      return schema.members;
    case "conditional":
      return [schema.if, schema.then, schema.else].flatMap((part) => part ?? []);
    case "unevaluated":
      return [schema.base];
    case "object":
      return schema.dependentSchemas.map((dependent) => dependent.schema);
    default:
      return [];
  }
}
