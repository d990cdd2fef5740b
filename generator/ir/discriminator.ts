import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../load/json.js";
import { valueAt } from "../load/pointer.js";
import type { SchemaContext } from "./context.js";
import type { Discriminator } from "./model.js";
import type { RawObject } from "./raw.js";

type Mapping = Discriminator["mapping"];

/**
 * The tag of a union: as `discriminator` says (OpenAPI 3.1, 4.8.25), or found by looking: a property
 * that every member requires, with values that no other member shares.
 */
export function findDiscriminator(
  raw: RawObject,
  members: readonly JsonValue[],
  context: SchemaContext,
): Discriminator | undefined {
  const resolved = members.map((member) => resolveMember(member, context.document));
  const declared = raw.child("discriminator");
  const property = declared?.read("propertyName", "string");
  if (declared !== undefined && property !== undefined) {
    const explicit = declaredMapping(declared, members);
    const mapping = explicit.length > 0 ? explicit : impliedMapping(property, members, resolved);
    return coversAll(mapping, members.length) ? { property, mapping } : undefined;
  }
  return foundDiscriminator(resolved);
}

function declaredMapping(declared: RawObject, members: readonly JsonValue[]): Mapping {
  const mapping = declared.child("mapping");
  if (mapping === undefined) return [];
  return Object.keys(mapping.value).flatMap((value) => {
    const target = mapping.read(value, "string");
    const member = members.findIndex(
      (candidate) => target !== undefined && refersTo(candidate, target),
    );
    return member === -1 ? [] : [{ value, member }];
  });
}

/** A mapping's target is a reference, or the bare name of a component. */
function refersTo(member: JsonValue, target: string): boolean {
  const reference = referenceOf(member);
  return reference === target || reference === `#/components/schemas/${target}`;
}

/** Without a mapping the tag is the component's name, unless the members say which values they take. */
function impliedMapping(
  property: string,
  members: readonly JsonValue[],
  resolved: readonly (JsonObject | undefined)[],
): Mapping {
  const byValue = mappingOf(property, resolved);
  if (byValue !== undefined) return byValue;
  return members.flatMap((candidate, member) => {
    const name = referenceOf(candidate)?.split("/").at(-1);
    return name === undefined
      ? []
      : [{ value: name.replace(/~1/g, "/").replace(/~0/g, "~"), member }];
  });
}

function foundDiscriminator(
  resolved: readonly (JsonObject | undefined)[],
): Discriminator | undefined {
  const [first] = resolved;
  if (first === undefined || resolved.length < 2) return undefined;
  const properties = ownValue(first, "properties");
  const candidates = isJsonObject(properties) ? Object.keys(properties) : [];
  for (const property of candidates) {
    const mapping = mappingOf(property, resolved);
    if (mapping !== undefined && resolved.every((member) => requires(member, property))) {
      return { property, mapping };
    }
  }
  return undefined;
}

/** The values that each member gives a property, if all do and no two share one. */
function mappingOf(
  property: string,
  members: readonly (JsonObject | undefined)[],
): Mapping | undefined {
  const mapping = members.flatMap((schema, member) => {
    return tagValues(schema, property).map((value) => ({ value, member }));
  });
  const distinct = new Set(mapping.map(({ value }) => value)).size === mapping.length;
  return distinct && coversAll(mapping, members.length) ? mapping : undefined;
}

function tagValues(member: JsonObject | undefined, property: string): string[] {
  const properties = member === undefined ? undefined : ownValue(member, "properties");
  const schema = isJsonObject(properties) ? ownValue(properties, property) : undefined;
  if (!isJsonObject(schema) || ownValue(schema, "x-extensible-enum") !== undefined) return [];
  const constant = ownValue(schema, "const");
  const values = constant === undefined ? ownValue(schema, "enum") : [constant];
  if (!Array.isArray(values)) return [];
  const texts = (values as readonly JsonValue[]).filter((value) => typeof value === "string");
  return texts.length === values.length ? texts : [];
}

function requires(member: JsonObject | undefined, property: string): boolean {
  const required = member === undefined ? undefined : ownValue(member, "required");
  return (
    member !== undefined &&
    ownValue(member, "type") === "object" &&
    Array.isArray(required) &&
    required.includes(property)
  );
}

function coversAll(mapping: Mapping, count: number): boolean {
  return new Set(mapping.map(({ member }) => member)).size === count;
}

function referenceOf(member: JsonValue): string | undefined {
  const reference = isJsonObject(member) ? ownValue(member, "$ref") : undefined;
  return typeof reference === "string" ? reference : undefined;
}

function resolveMember(member: JsonValue, document: JsonObject): JsonObject | undefined {
  let schema: JsonValue | undefined = member;
  for (let hops = 0; hops < 16 && isJsonObject(schema); hops += 1) {
    const reference = ownValue(schema, "$ref");
    if (typeof reference !== "string") return schema;
    schema = valueAt(document, reference);
  }
  return undefined;
}
