import { isJsonObject, itemsOf, ownValue, type JsonObject, type Pointer } from "../../json/json.js";
import { appendPointer, valueAt } from "../../json/pointer.js";
import { referencedPlace } from "../../json/reference.js";
import { extensionOf } from "../extensions.js";
import { hasOneofs } from "../schema-graph.js";
import type { NamedOneof } from "./named-oneofs.js";
import { joinPairs, readPairs } from "./excluded-pairs.js";
import { hasOnly, readArms, type RawPlace, type SpelledOneof } from "./oneof-arms.js";
import { placesTogether, type ObjectPlace, type SchemaScope } from "../schemas/schemas-together.js";

/** One of the schemas that together are a message: the schema itself, or an item of its `allOf`. */
export interface MessagePart {
  readonly value: JsonObject;
  readonly pointer: Pointer;
  /** The item of the schema's own `allOf` that it is, or stands in. */
  readonly item?: number;
  readonly oneofs: readonly SpelledOneof[];
  /** The keywords that say nothing but `oneofs`. */
  readonly keywords: readonly ("oneOf" | "not")[];
}

/** Keywords of an `allOf` item that can be read as part of the message around it. */
const mergeable = ["type", "properties", "required", "oneOf", "not", "allOf"];

/** Schemas that are looked at: enough for people, and bounded for everyone else. */
const mostParts = 64;

/** The schema itself, and the items of its `allOf` that say no more than a message can. */
export function messageParts(
  { value, pointer }: ObjectPlace,
  named: readonly NamedOneof[],
  scope: SchemaScope,
): readonly MessagePart[] {
  const { document } = scope;
  const keywords = ["oneOf", "not", "allOf", ...(named.length === 0 ? [] : ["$ref"])];
  if (!keywords.some((keyword) => Object.hasOwn(value, keyword))) return [];
  const hosts = new Set(named.map(({ host }) => host.pointer));
  const search = {
    document,
    required: requiredAround({ value, pointer }, scope),
    hosts,
    left: mostParts,
  };
  const own = readKeywords({ value, pointer }, search.required, document);
  const parts = partsInPlace(value, pointer).flatMap((item, index) => {
    return itemParts(item, search)?.map((part) => ({ ...part, item: index }));
  });
  return [own, ...parts.filter((part) => part !== undefined)];
}

interface PartSearch {
  readonly document: JsonObject;
  /** Names that the message asks for. */
  readonly required: readonly string[];
  /** Items that name groups of the message. */
  readonly hosts: ReadonlySet<Pointer>;
  /** So many schemas may still be looked at. */
  left: number;
}

/** Undefined: the item, or one in it, says something else too. */
function itemParts(place: RawPlace, search: PartSearch): readonly MessagePart[] | undefined {
  const { required, document, hosts } = search;
  search.left -= 1;
  const { value, pointer } = withoutReference(place, document);
  if (search.left < 0 || !isJsonObject(value) || !hasOnly(value, mergeable)) return undefined;
  if (hasOneofs(value) && !hosts.has(pointer)) return undefined;
  if (extensionOf(value, "x-nullable") === true) return undefined;
  const type = ownValue(value, "type");
  if (type !== undefined && type !== "object") return undefined;
  const own = readKeywords({ value, pointer }, required, document);
  const all = (["oneOf", "not"] as const).filter((keyword) => Object.hasOwn(value, keyword));
  if (own.keywords.length < all.length) return undefined;
  const inner = partsInPlace(value, pointer).map((item) => itemParts(item, search));
  return inner.every((parts) => parts !== undefined) ? [own, ...inner.flat()] : undefined;
}

/** A reference to a schema that is nothing but oneofs of fields that are declared elsewhere. */
function withoutReference(place: RawPlace, document: JsonObject): RawPlace {
  const { value } = place;
  const pointer = referencedPlace(value);
  if (!isJsonObject(value) || pointer === undefined || !hasOnly(value, ["$ref"])) return place;
  const target = { value: valueAt(document, pointer) ?? true, pointer };
  if (!isJsonObject(target.value) || !hasOnly(target.value, ["type", "oneOf", "not"])) return place;
  const { oneofs } = readKeywords({ ...target, value: target.value }, [], document);
  const declares = oneofs.some(({ arms }) => arms.some(({ declared }) => declared !== undefined));
  return oneofs.length === 0 || declares ? place : target;
}

function readKeywords(
  { value, pointer }: { readonly value: JsonObject; readonly pointer: Pointer },
  required: readonly string[],
  document: JsonObject,
): MessagePart {
  const place = (keyword: string): RawPlace | undefined => {
    const found = ownValue(value, keyword);
    return found === undefined
      ? undefined
      : { value: found, pointer: appendPointer(pointer, keyword) };
  };
  const [oneOf, not] = [place("oneOf"), place("not")];
  const isTagged = Object.hasOwn(value, "discriminator");
  const arms = oneOf === undefined || isTagged ? undefined : readArms(oneOf, required, document);
  const pairs = not === undefined ? undefined : readPairs(not);
  return {
    value,
    pointer,
    oneofs: [...(arms === undefined ? [] : [arms]), ...(pairs ?? [])],
    keywords: [
      ...(arms === undefined ? [] : (["oneOf"] as const)),
      ...(pairs === undefined ? [] : (["not"] as const)),
    ],
  };
}

/** Names that the message asks for, itself or in what holds together with it: alternatives may repeat them. */
function requiredAround(place: ObjectPlace, scope: SchemaScope): readonly string[] {
  return [...placesTogether(place, scope)].flatMap(({ value }) => {
    return itemsOf(ownValue(value, "required")).filter((name) => typeof name === "string");
  });
}

function partsInPlace(schema: JsonObject, pointer: Pointer): readonly RawPlace[] {
  return itemsOf(ownValue(schema, "allOf")).map((value, index) => {
    return { value, pointer: appendPointer(pointer, "allOf", index) };
  });
}

/** The parts, in which those of `not` that belong together are one oneof, of the first of them. */
export function withJoinedPairs(parts: readonly MessagePart[]): readonly MessagePart[] {
  const all = parts.flatMap(({ oneofs }) => oneofs);
  const joined = joinPairs(all);
  if (joined === all) return parts;
  const first = parts.find(({ oneofs }) => oneofs.some(({ spelling }) => spelling === "not"));
  return parts.map((part) => {
    const others = part.oneofs.filter(({ spelling }) => spelling !== "not");
    const mine = joined.filter(({ spelling }) => spelling === "not" && part === first);
    return { ...part, oneofs: [...others, ...mine] };
  });
}
