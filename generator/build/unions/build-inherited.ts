import { pointerToReference } from "../../json/pointer.js";
import type { SchemaContext } from "../context.js";
import { isHidden } from "./discriminator.js";
import { readDocs } from "../docs.js";
import type { Inheritance } from "./inheritance.js";
import type { Discriminator, RefSchema, Schema } from "../../model/model.js";
import { orNull } from "./nullable.js";
import { otherTag } from "./other-tag.js";
import type { RawObject } from "../raw.js";
import { tagView, type TagView } from "./tag-view.js";

/**
 * The union of a base and its subtypes: the subtype that the tag names, or else the base alone.
 * `alternatives` are the ids of the subtypes, and of the base at the end.
 */
export function buildInherited(
  inheritance: Inheritance,
  raw: RawObject,
  alternatives: readonly string[],
  context: SchemaContext,
): Schema {
  const place = { source: inheritance.base, docs: {} };
  const refs = alternatives.map((target): RefSchema => ({ kind: "ref", target, ...place }));
  const reference = { $ref: pointerToReference(inheritance.base) };
  const view = tagView(reference, context);
  const [bare] = refs.slice(-1);
  if (bare !== undefined && isHidden(inheritance.property, [view], context)) {
    return { ...bare, docs: readDocs(raw) };
  }
  const discriminator = tagsOf(inheritance, view, context);
  const { mapping, otherwise } = discriminator;
  const last = refs.length - 1;
  const isUsed = otherwise?.member === last || mapping.some(({ member }) => member === last);
  const members = isUsed ? refs : refs.slice(0, last);
  const docs = readDocs(raw);
  const union: Schema = { kind: "union", mode: "oneOf", members, discriminator, ...place, docs };
  return orNull(union, [reference], context);
}

function tagsOf(
  { property, subtypes, ownTags, listed }: Inheritance,
  view: TagView,
  context: SchemaContext,
): Discriminator {
  const named = subtypes.flatMap(({ tags }, member) => tags.map((value) => ({ value, member })));
  if (listed === true) return { property, mapping: named };
  const known = otherTag(view, property, named, context);
  const own = ownTags.filter((value) => known?.values?.includes(value) !== false);
  const mapping = [...named, ...own.map((value) => ({ value, member: subtypes.length }))];
  const tag = otherTag(view, property, mapping, context);
  const isExhausted = tag?.required === true && tag.values?.length === 0 && view.isObject;
  if (isExhausted) return { property, mapping };
  const otherwise = { member: subtypes.length, ...(tag === undefined ? {} : { tag }) };
  return { property, mapping, otherwise };
}
