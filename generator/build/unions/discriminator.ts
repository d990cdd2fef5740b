import { isJsonObject, type JsonValue } from "../../json/json.js";
import { referenceOf, referencedPlace } from "../../json/reference.js";
import { isLeftOut } from "../../model/access.js";
import type { SchemaContext } from "../context.js";
import type { Discriminator } from "../../model/model.js";
import type { RawObject } from "../raw.js";
import { mappingTarget } from "./raw-discriminator.js";
import { otherTag } from "./other-tag.js";
import { refusesText } from "./text-tag.js";
import { listedTexts, tagView, type TagView } from "./tag-view.js";

type Mapping = Discriminator["mapping"];

interface RawUnion {
  readonly raw: RawObject;
  readonly members: readonly JsonValue[];
  /** Sibling schemas of the union accept objects only. */
  readonly ofObjects: boolean;
}

/**
 * The discriminator of a union: declared (OpenAPI 3.1, 4.8.25), or found as a property that every member
 * requires, with values that no other member has.
 */
export function findDiscriminator(
  { raw, members, ofObjects }: RawUnion,
  context: SchemaContext,
): Discriminator | undefined {
  const views = members.map((member) => {
    const view = tagView(member, context);
    return { ...view, isObject: view.isObject || (ofObjects && !view.isOther) };
  });
  const declared = raw.child("discriminator");
  const property = declared?.read("propertyName", "string");
  if (declared !== undefined && property !== undefined) {
    if (isHidden(property, views, context)) return undefined;
    // A tag that is not a string cannot be mapped; the members then check its value themselves.
    if (views.some((view) => refusesText(view, property, context.document))) return undefined;
    const explicit = declaredMapping(declared, members);
    const defaultMember = findDefaultMember(declared, members);
    const mapping =
      explicit.length > 0 ? explicit : impliedMapping(property, members, views, defaultMember);
    if (!coversAll(mapping, members.length, defaultMember)) return undefined;
    const rest = otherwise(property, mapping, views, defaultMember, context);
    return {
      property,
      mapping,
      ...rest,
      ...(defaultMember === undefined ? untagged(property, views) : {}),
    };
  }
  return foundDiscriminator(views, context);
}

/** OpenAPI 3.2, `defaultMapping`: the member to use where the tag names no other. */
function findDefaultMember(declared: RawObject, members: readonly JsonValue[]): number | undefined {
  const target = declared.read("defaultMapping", "string");
  if (target === undefined) return undefined;
  const member = members.findIndex((candidate) => refersTo(candidate, target));
  return member === -1 ? undefined : member;
}

function otherwise(
  property: string,
  mapping: Mapping,
  views: readonly TagView[],
  member: number | undefined,
  context: SchemaContext,
): Pick<Discriminator, "otherwise"> {
  const view = member === undefined ? undefined : views[member];
  if (member === undefined || view === undefined) return {};
  const tag = otherTag(view, property, mapping, context);
  return { otherwise: { member, ...(tag === undefined ? {} : { tag }) } };
}

/** Members that do not require the tag: JSON Schema accepts values without it. */
function untagged(property: string, views: readonly TagView[]): Pick<Discriminator, "untagged"> {
  const members = views.flatMap((view, member) => {
    const isNeeded = view.required.has(property) && !view.isOther;
    return isNeeded ? [] : [{ member, isObject: !view.isOther }];
  });
  return members.length === 0 ? {} : { untagged: members };
}

/** Whether some member hides the property in this direction, such as a read-only tag in a request. */
export function isHidden(
  property: string,
  views: readonly TagView[],
  context: SchemaContext,
): boolean {
  const { side, document } = context;
  if (side === "both") return false;
  return views.some(({ properties }) => {
    return properties.get(property)?.some((schema) => isLeftOut(schema, side, document)) === true;
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
  return referencedPlace(member) === mappingTarget(target);
}

/** Without a mapping, the tag is the component's name, unless all members list its values. */
function impliedMapping(
  property: string,
  members: readonly JsonValue[],
  views: readonly TagView[],
  defaultMember: number | undefined,
): Mapping {
  const byValue = mappingOf(property, views, defaultMember);
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

/** The values that each member allows for a property, if all members list them and no two share one. */
function mappingOf(
  property: string,
  views: readonly TagView[],
  defaultMember?: number,
): Mapping | undefined {
  const mapping = views.flatMap((view, member) => {
    return tagValues(view, property).map((value) => ({ value, member }));
  });
  const distinct = new Set(mapping.map(({ value }) => value)).size === mapping.length;
  return distinct && coversAll(mapping, views.length, defaultMember) ? mapping : undefined;
}

/** The values that the first part lists; other parts can only narrow them. */
function tagValues({ properties }: TagView, property: string): string[] {
  for (const schema of properties.get(property) ?? []) {
    const values = isJsonObject(schema) ? listedTexts(schema) : [];
    if (values.length > 0) return values;
  }
  return [];
}

function coversAll(mapping: Mapping, count: number, defaultMember?: number): boolean {
  const members = new Set(mapping.map(({ member }) => member));
  if (defaultMember !== undefined) members.add(defaultMember);
  return members.size === count;
}
