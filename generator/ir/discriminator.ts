import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../load/json.js";
import { isReadOnly, isWriteOnly } from "./access.js";
import type { SchemaContext } from "./context.js";
import { isOpenEnum } from "./open-enum.js";
import type { Discriminator } from "./model.js";
import type { RawObject } from "./raw.js";
import { tagView, type TagView } from "./tag-view.js";

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
  const views = members.map((member) => tagView(member, context));
  const declared = raw.child("discriminator");
  const property = declared?.read("propertyName", "string");
  if (declared !== undefined && property !== undefined) {
    if (isHidden(property, views, context)) return undefined;
    const explicit = declaredMapping(declared, members);
    const mapping = explicit.length > 0 ? explicit : impliedMapping(property, members, views);
    return coversAll(mapping, members.length) ? { property, mapping } : undefined;
  }
  return foundDiscriminator(views, context);
}

/** On this side some member leaves the property out: a read-only tag is not sent. */
function isHidden(property: string, views: readonly TagView[], context: SchemaContext): boolean {
  if (context.side === "both") return false;
  const leavesOut = context.side === "request" ? isReadOnly : isWriteOnly;
  return views.some(({ properties }) => {
    return properties.get(property)?.some((schema) => leavesOut(schema, context.document)) === true;
  });
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
  views: readonly TagView[],
): Mapping {
  const byValue = mappingOf(property, views);
  if (byValue !== undefined) return byValue;
  return members.flatMap((candidate, member) => {
    const name = referenceOf(candidate)?.split("/").at(-1);
    return name === undefined
      ? []
      : [{ value: name.replace(/~1/g, "/").replace(/~0/g, "~"), member }];
  });
}

function foundDiscriminator(
  views: readonly TagView[],
  context: SchemaContext,
): Discriminator | undefined {
  const [first] = views;
  if (first === undefined || views.length < 2) return undefined;
  for (const property of first.properties.keys()) {
    const mapping = mappingOf(property, views);
    const isRequired = views.every((view) => view.isObject && view.required.has(property));
    if (mapping !== undefined && isRequired && !isHidden(property, views, context)) {
      return { property, mapping };
    }
  }
  return undefined;
}

/** The values that each member gives a property, if all do and no two share one. */
function mappingOf(property: string, views: readonly TagView[]): Mapping | undefined {
  const mapping = views.flatMap((view, member) => {
    return tagValues(view, property).map((value) => ({ value, member }));
  });
  const distinct = new Set(mapping.map(({ value }) => value)).size === mapping.length;
  return distinct && coversAll(mapping, views.length) ? mapping : undefined;
}

/** As the first part that lists values does; others can only narrow them. */
function tagValues({ properties }: TagView, property: string): string[] {
  for (const schema of properties.get(property) ?? []) {
    const values = isJsonObject(schema) ? listedTexts(schema) : [];
    if (values.length > 0) return values;
  }
  return [];
}

function listedTexts(schema: JsonObject): string[] {
  if (isOpenEnum(schema)) return [];
  const constant = ownValue(schema, "const");
  const values = constant === undefined ? ownValue(schema, "enum") : [constant];
  if (!Array.isArray(values)) return [];
  const texts = (values as readonly JsonValue[]).filter((value) => typeof value === "string");
  return texts.length === values.length ? texts : [];
}

function coversAll(mapping: Mapping, count: number): boolean {
  return new Set(mapping.map(({ member }) => member)).size === count;
}

function referenceOf(member: JsonValue): string | undefined {
  const reference = isJsonObject(member) ? ownValue(member, "$ref") : undefined;
  return typeof reference === "string" ? reference : undefined;
}
