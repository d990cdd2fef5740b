import { boundsOf } from "../../model/bounds.js";
import type {
  LiteralSchema,
  NumberSchema,
  ObjectSchema,
  Schema,
  StringSchema,
  UnionSchema,
} from "../../model/model.js";
import { fits } from "./fits.js";
import { flatten, kinds, type Kind, type Part } from "./part.js";
import { propertyParts, type ObjectPart } from "./property-parts.js";
import { requiredNames } from "./refute-objects.js";
import type { Search } from "./refutation.js";

/** The depth of nested schemas that is examined; deeper, nothing is known. */
const deepest = 8;

/** Whether every value of the type that fits the parts certainly also fits the schema. */
export function implies(
  kind: Kind,
  parts: readonly Part[],
  schema: Schema,
  search: Search,
  depth = 0,
): boolean {
  if (depth > deepest) return false;
  if (parts.some((part) => part.schema === schema)) return !isOpenLiteral(schema);
  const inner = (one: Schema) => implies(kind, parts, one, search, depth + 1);
  switch (schema.kind) {
    case "any":
      return true;
    case "never":
    case "conditional":
    case "unevaluated":
      return false;
    case "null":
    case "boolean":
      return schema.kind === kind;
    case "number":
      return kind === "number" && impliesNumber(parts, schema, search);
    case "string":
      return kind === "string" && impliesString(parts, schema);
    case "array":
      return kind === "array" && isBareArray(schema);
    case "object":
      return kind === "object" && impliesObject(parts, schema, search, depth);
    case "literal":
      return impliesLiteral(parts, schema, search);
    case "ref":
      return inner(search.named(schema.target) ?? { ...schema, kind: "never" });
    case "union":
      return impliesUnion(kind, schema, inner);
    case "intersection":
      return schema.members.every(inner);
    case "not": {
      const excluded = flatten([...parts, { schema: schema.schema, chain: [] }], search.named);
      return search.refuteKind(kind, excluded) !== undefined;
    }
    default:
      return schema satisfies never;
  }
}

function isOpenLiteral(schema: Schema): boolean {
  return schema.kind === "literal" && schema.open;
}

function impliesUnion(kind: Kind, union: UnionSchema, inner: (one: Schema) => boolean): boolean {
  const { mode, members, discriminator } = union;
  if (discriminator !== undefined || mode === "oneOf") return false;
  if (mode === "anyOf") return members.some(inner);
  const member = members.find((one) => one.kind === kind);
  return member !== undefined && inner(member);
}

/** The parts that constrain the type. */
export function ofKind<K extends Kind>(
  parts: readonly Part[],
  kind: K,
): readonly (Part & { readonly schema: Extract<Schema, { kind: K }> })[] {
  return parts.flatMap(({ schema, chain }) => {
    const read =
      schema.kind === "union" && schema.mode === "types"
        ? schema.members.find((one) => one.kind === kind)
        : schema;
    return read?.kind === kind ? [{ schema: read as Extract<Schema, { kind: K }>, chain }] : [];
  });
}

function impliesLiteral(parts: readonly Part[], schema: LiteralSchema, search: Search): boolean {
  if (schema.open) return false;
  return parts.some(({ schema: sent }) => {
    if (sent.kind !== "literal" || sent.open) return false;
    return sent.values.every((value) => fits(value, schema, search) === true);
  });
}

function impliesNumber(parts: readonly Part[], schema: NumberSchema, search: Search): boolean {
  const sent = ofKind(parts, "number").map((part) => part.schema);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = boundsOf(schema, search.formats);
  const bounds = sent.map((one) => boundsOf(one, search.formats));
  const isAbove = (limit: number) =>
    bounds.some(
      (one) => (one.minimum ?? -Infinity) >= limit || (one.exclusiveMinimum ?? -Infinity) >= limit,
    );
  const isBelow = (limit: number) =>
    bounds.some(
      (one) => (one.maximum ?? Infinity) <= limit || (one.exclusiveMaximum ?? Infinity) <= limit,
    );
  const isStrictlyAbove = (limit: number) =>
    bounds.some(
      (one) => (one.minimum ?? -Infinity) > limit || (one.exclusiveMinimum ?? -Infinity) >= limit,
    );
  const isStrictlyBelow = (limit: number) =>
    bounds.some(
      (one) => (one.maximum ?? Infinity) < limit || (one.exclusiveMaximum ?? Infinity) <= limit,
    );
  if (schema.integer && !sent.some(({ integer }) => integer)) return false;
  if (minimum !== undefined && !isAbove(minimum)) return false;
  if (maximum !== undefined && !isBelow(maximum)) return false;
  if (exclusiveMinimum !== undefined && !isStrictlyAbove(exclusiveMinimum)) return false;
  if (exclusiveMaximum !== undefined && !isStrictlyBelow(exclusiveMaximum)) return false;
  return (
    schema.multipleOf === undefined ||
    sent.some(({ multipleOf }) => multipleOf === schema.multipleOf)
  );
}

function impliesString(parts: readonly Part[], schema: StringSchema): boolean {
  const sent = ofKind(parts, "string").map((part) => part.schema);
  const { minLength = 0, maxLength = Infinity, pattern, format } = schema;
  if (minLength > 0 && !sent.some((one) => (one.minLength ?? 0) >= minLength)) return false;
  if (maxLength < Infinity && !sent.some((one) => (one.maxLength ?? Infinity) <= maxLength))
    return false;
  const { fieldMask } = schema;
  if (fieldMask?.checked === true && !sent.some((one) => one.fieldMask === fieldMask)) return false;
  if (pattern !== undefined && !sent.some((one) => one.pattern === pattern)) return false;
  return format === undefined || sent.some((one) => one.format === format);
}

function isBareArray(schema: Schema & { kind: "array" }): boolean {
  const { prefixItems, items, minItems = 0, maxItems, uniqueItems, contains } = schema;
  const rules = [items, maxItems, contains];
  const isFree = prefixItems.length === 0 && minItems === 0 && !uniqueItems;
  return isFree && rules.every((rule) => rule === undefined);
}

/** Schemas with constraints on unknown names are not compared. */
function impliesObject(
  parts: readonly Part[],
  schema: ObjectSchema,
  search: Search,
  depth: number,
): boolean {
  const { patternProperties, additionalProperties, propertyNames, maxProperties } = schema;
  const { dependentRequired, dependentSchemas, oneofs, minProperties = 0 } = schema;
  const lists = [patternProperties, dependentRequired, dependentSchemas, oneofs];
  const rules = [additionalProperties, propertyNames, maxProperties];
  const isSimple = lists.every((list) => list.length === 0);
  if (!isSimple || rules.some((rule) => rule !== undefined)) return false;
  const objects: readonly ObjectPart[] = ofKind(parts, "object");
  const required = requiredNames(objects);
  const least = Math.max(required.size, ...objects.map((one) => one.schema.minProperties ?? 0));
  if (least < minProperties || schema.required.some((name) => !required.has(name))) return false;
  return schema.properties.every((property) => {
    const constraints = propertyParts({ objects, unevaluated: [] }, property.name, search);
    if (property.schema.kind === "any") return true;
    if (constraints.length === 0) return false;
    const inside = flatten(constraints, search.named);
    return kinds.every(
      (kind) =>
        search.refuteKind(kind, inside) !== undefined ||
        implies(kind, inside, property.schema, search, depth + 1),
    );
  });
}
