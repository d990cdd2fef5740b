import type { Discriminator, JsonValue, Schema } from "../../model/model.js";
import { code, literal, nothing, typeKey, type Code } from "../code/code.js";
import type { TypeScope } from "./type-scope.js";
import { allOf, memberList } from "../code/combine.js";
import { optionalType, union } from "./union-type.js";

/** A member of a union, and its number. */
interface Alternative {
  readonly member: Schema;
  readonly index: number;
}

/** The type of a member with the tags that mean it. */
export function taggedType(
  type: Code,
  { member, index }: Alternative,
  { property, mapping, otherwise, untagged = [] }: Discriminator,
  scope: TypeScope,
): Code {
  const isOther = otherwise?.member === index;
  const others = isOther ? otherwise.tag : undefined;
  const known = mapping.flatMap((entry) => (entry.member === index ? [entry.value] : []));
  const loose = untagged.find((entry) => entry.member === index);
  if ((isOther && others === undefined) || loose?.isObject === false) return type;
  if (!isOther && (known.length === 0 || hasTag(member, property, known, scope))) return type;
  const rest = others === undefined || others.values !== undefined;
  const listed = [...known, ...(others?.values ?? [])].map((value) => literal(value));
  const tag = union(rest ? listed : [...listed, scope.runtimeType("OtherTag")]);
  const mark = scope.style.immutable ? code`readonly ` : nothing;
  const isOptional = others?.required === false || loose !== undefined;
  const pinned = isOptional ? code`?: ${optionalType(tag)}` : code`: ${tag}`;
  return allOf([type, memberList([code`${mark}${typeKey(property)}${pinned}`])]);
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
