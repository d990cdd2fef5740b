import type { JsonValue, Schema, UnionSchema } from "../../model/model.js";
import { withoutTags } from "../../model/without-tags.js";
import { nothingFits, type Keywords, type Translation } from "./keywords.js";
import { mergeTypes } from "./merge-types.js";

export function unionKeywords(schema: UnionSchema, translation: Translation): Keywords {
  const { mode, members, closed, discriminator } = schema;
  const { translate } = translation;
  if (members.length === 0) return nothingFits;
  if (discriminator === undefined) {
    const keywords = members.map(translate);
    if (closed !== undefined) return closedFirst(keywords, closed.map(translate));
    if (mode === "oneOf") return { oneOf: keywords };
    const merged = mode === "types" ? mergeTypes(keywords) : undefined;
    const distinct = distinctKeywords(keywords);
    const [only = nothingFits] = distinct;
    return merged ?? (distinct.length === 1 ? only : { anyOf: distinct });
  }
  const { property, otherwise, untagged } = discriminator;
  const other = otherwise === undefined ? undefined : members[otherwise.member];
  const keywords = tagged(schema, other, translation);
  if (untagged === undefined || other !== undefined) return keywords;
  const isTagged = { type: "object", required: [property] };
  return { if: isTagged, then: keywords, else: translate(withoutTags(schema)) };
}

/** Alternatives that say the same, once: null is often said by a member and beside it. */
function distinctKeywords(keywords: readonly Keywords[]): Keywords[] {
  return [...new Map(keywords.map((each) => [JSON.stringify(each), each])).values()];
}

/** Some member with open enums fits, and no two with closed ones do. */
function closedFirst(open: readonly Keywords[], closed: readonly Keywords[]): Keywords {
  return { anyOf: open, oneOf: [...closed, { not: { anyOf: closed } }] };
}

/** One alternative per member that tags lead to: the tag decides, as it does for the validators. */
function tagged(
  { members, discriminator }: UnionSchema,
  other: Schema | undefined,
  translation: Translation,
): Keywords {
  const { property = "", mapping = [] } = discriminator ?? {};
  const alternatives = members.flatMap((member, index): Keywords[] => {
    const tags = mapping.filter((entry) => entry.member === index).map(({ value }) => value);
    return tags.length === 0 ? [] : [alternative(member, property, tags, translation)];
  });
  if (other !== undefined) {
    const all = mapping.map(({ value }) => value);
    const rest = translation.translate(other);
    alternatives.push(all.length === 0 ? rest : { not: hasTag(property, all), allOf: [rest] });
  }
  return alternatives.length === 0 ? nothingFits : { oneOf: alternatives };
}

function alternative(
  member: Schema,
  property: string,
  tags: readonly string[],
  { translate, resolve }: Translation,
): Keywords {
  const keywords = translate(member);
  if (saysTags(resolve(member), property, tags)) return keywords;
  return { ...hasTag(property, tags), allOf: [keywords] };
}

function hasTag(property: string, tags: readonly string[]): Keywords {
  const [only] = tags;
  const rule: JsonValue =
    tags.length === 1 && only !== undefined ? { const: only } : { enum: tags };
  return {
    type: "object",
    properties: Object.fromEntries([[property, rule]]),
    required: [property],
  };
}

/** Whether the member itself asks for the tag, so that the union need not. */
function saysTags(member: Schema, property: string, tags: readonly string[]): boolean {
  if (member.kind !== "object" || !member.required.includes(property)) return false;
  const own = member.properties.find(({ name }) => name === property)?.schema;
  if (own?.kind !== "literal" || own.open) return false;
  return own.values.length === tags.length && tags.every((tag) => own.values.includes(tag));
}
