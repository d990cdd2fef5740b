import {
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { appendPointer, normalizePointer, valueAt } from "../../json/pointer.js";
import { extensionOf } from "../extensions.js";
import { hasOneofs } from "../schema-graph.js";
import { hasOnly, readArms, readPairs, type RawPlace, type SpelledOneof } from "./oneof-arms.js";

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
export function messageParts(raw: RawPlace, document: JsonObject): readonly MessagePart[] {
  const { value, pointer } = raw;
  if (!isJsonObject(value) || !mayHaveOneofs(value)) return [];
  const budget = { left: mostParts };
  const required = requiredAround(value);
  const own = readKeywords({ value, pointer }, required, document);
  const parts = itemsOf(value, pointer).flatMap((item, index) => {
    return itemParts(item, required, document, budget)?.map((part) => ({ ...part, item: index }));
  });
  return [own, ...parts.filter((part) => part !== undefined)];
}

/** Whether `x-oneofs` names members that only the items of `allOf` declare. */
export function isSpread(schema: JsonObject, parts: readonly MessagePart[]): boolean {
  const groups = Object.values(extensionOf(schema, "x-oneofs") ?? {});
  const items = parts.filter(({ item }) => item !== undefined);
  return groups.flat().some((member) => {
    return !declares(schema, member) && items.some(({ value }) => declares(value, member));
  });
}

function declares(schema: JsonObject, property: string): boolean {
  const properties = ownValue(schema, "properties");
  return isJsonObject(properties) && Object.hasOwn(properties, property);
}

function mayHaveOneofs(schema: JsonObject): boolean {
  return ["oneOf", "not", "allOf"].some((keyword) => Object.hasOwn(schema, keyword));
}

/** Undefined: the item, or one in it, says something else too. */
function itemParts(
  place: RawPlace,
  required: readonly string[],
  document: JsonObject,
  budget: { left: number },
): readonly MessagePart[] | undefined {
  budget.left -= 1;
  const { value, pointer } = withoutReference(place, document);
  if (budget.left < 0 || !isJsonObject(value) || !hasOnly(value, mergeable)) return undefined;
  if (hasOneofs(value) || extensionOf(value, "x-nullable") === true) return undefined;
  const type = ownValue(value, "type");
  if (type !== undefined && type !== "object") return undefined;
  const own = readKeywords({ value, pointer }, required, document);
  const all = (["oneOf", "not"] as const).filter((keyword) => Object.hasOwn(value, keyword));
  if (own.keywords.length < all.length) return undefined;
  const inner = itemsOf(value, pointer).map((item) => itemParts(item, required, document, budget));
  return inner.every((parts) => parts !== undefined) ? [own, ...inner.flat()] : undefined;
}

/** A reference to a schema that is nothing but oneofs of fields that are declared elsewhere. */
function withoutReference(place: RawPlace, document: JsonObject): RawPlace {
  const { value } = place;
  const reference = isJsonObject(value) ? ownValue(value, "$ref") : undefined;
  if (!isJsonObject(value) || typeof reference !== "string" || !hasOnly(value, ["$ref"]))
    return place;
  const target = {
    value: valueAt(document, reference) ?? true,
    pointer: normalizePointer(reference),
  };
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

/** Names that the message asks for, itself or in its `allOf`: alternatives may repeat them. */
function requiredAround(schema: JsonObject): readonly string[] {
  const items = [schema, ...itemsOf(schema, "").map(({ value }) => value)];
  return items.flatMap((item) => {
    const required = isJsonObject(item) ? ownValue(item, "required") : undefined;
    const names = Array.isArray(required) ? (required as readonly JsonValue[]) : [];
    return names.filter((name) => typeof name === "string");
  });
}

function itemsOf(schema: JsonObject, pointer: Pointer): readonly RawPlace[] {
  const items = ownValue(schema, "allOf");
  if (!Array.isArray(items)) return [];
  return (items as readonly JsonValue[]).map((value, index) => {
    return { value, pointer: appendPointer(pointer, "allOf", index) };
  });
}
