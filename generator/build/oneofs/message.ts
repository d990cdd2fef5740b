import {
  isJsonArray,
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import type { Hint, SchemaContext } from "../context.js";
import { extensionOf } from "../extensions.js";
import type { RawObject } from "../raw.js";
import { messageParts, withJoinedPairs, type MessagePart } from "./message-parts.js";
import { groupsOfMessage, type NamedOneof } from "./named-oneofs.js";
import type { RawPlace } from "./oneof-arms.js";
import {
  besideOf,
  isOpen,
  resolveParts,
  type MessageOneof,
  type Resolved,
  type Search,
} from "./resolve-oneofs.js";

/** An object with the oneofs that keywords of JSON Schema spell, in itself or in its `allOf`. */
export interface Message {
  /** Items of `allOf` whose `properties` and `required` are the message's own. */
  readonly places: readonly RawPlace[];
  readonly oneofs: readonly MessageOneof[];
  /** Items of `allOf` that are read with the message, and the keywords of the schema itself. */
  readonly items: ReadonlySet<number>;
  readonly keywords: ReadonlySet<"oneOf" | "not">;
  /** The groups that `x-oneofs` and prose name, of the schema itself and of items of its `allOf`. */
  readonly named: readonly NamedOneof[];
  /** The properties that the schema and the items read with it declare. */
  readonly declared: ReadonlySet<string>;
  /** The schemas of members that are not among these. */
  readonly beside: ReadonlyMap<string, RawPlace>;
}

/**
 * The message that a schema is, if keywords of JSON Schema spell oneofs in it, or other schemas declare
 * members of the groups that it names.
 */
export function readMessage(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
): Message | undefined {
  const named = groupsOfMessage(raw, context, hint.adopted);
  const areSpread = named.some((group) => isSpread(group, raw, context));
  const all = messageParts(raw, named, context);
  const isAlone = isObjectAlone(raw);
  const parts = isAlone ? all : all.filter(({ item }) => item === undefined).map(withoutKeywords);
  if (parts.every(({ oneofs }) => oneofs.length === 0) && !areSpread) return undefined;
  if (!isAlone && !isNullOrObject(raw)) return undefined;
  const free = parts.filter((part) => isFree(part, raw, context));
  const joined: Search = { raw, context, hint, named, parts: withJoinedPairs(free) };
  // A group of several parts is one as a whole, or each of them says something of its own.
  let search = resolveParts(joined).wrong.size === 0 ? joined : { ...joined, parts: free };
  for (;;) {
    const found = resolveParts(search);
    if (found.wrong.size === 0) {
      return found.oneofs.length > 0 || areSpread ? toMessage(search, found.oneofs) : undefined;
    }
    const { wrong } = found;
    search = { ...search, parts: search.parts.flatMap((part) => withoutWrong(part, wrong)) };
  }
}

/** Whether the message alone does not declare the members of a group that it names. */
function isSpread({ host, members }: NamedOneof, raw: RawObject, context: SchemaContext): boolean {
  const own = propertiesOf(raw.value);
  const others = members.filter((member) => !Object.hasOwn(own, member));
  return host.pointer !== raw.pointer || others.some((member) => besideOf(member, raw, context));
}

function propertiesOf(schema: JsonValue): JsonObject {
  const properties = isJsonObject(schema) ? ownValue(schema, "properties") : undefined;
  return isJsonObject(properties) ? properties : {};
}

/** Null, or another type, beside the object would be refused by the alternatives, and is not meant so. */
function isObjectAlone(raw: RawObject): boolean {
  const type = raw.get("type");
  const types = isJsonArray(type) ? type : [type];
  if (types.length !== 1 || (type !== undefined && types[0] !== "object")) return false;
  return raw.get("nullable") !== true && extensionOf(raw.value, "x-nullable") !== true;
}

/** The same, or null: what names alone say holds for the object, whatever else there may be. */
function isNullOrObject(raw: RawObject): boolean {
  const type = raw.get("type");
  const types = isJsonArray(type) ? type : [type ?? "object"];
  return types.includes("object") && types.every((one) => one === "object" || one === "null");
}

/** Without the oneofs that its keywords spell. */
function withoutKeywords(part: MessagePart): MessagePart {
  return { ...part, oneofs: [], keywords: [] };
}

/** Whether the part can be read as one with the schema: nobody refers to it, and nothing looks past it. */
function isFree(part: MessagePart, raw: RawObject, context: SchemaContext): boolean {
  if (part.item === undefined) return true;
  if (context.shared(part.pointer) !== undefined) return false;
  return declares(part) ? isOpen(raw, context) : true;
}

function declares({ value, oneofs }: MessagePart): boolean {
  return (
    Object.hasOwn(value, "properties") ||
    oneofs.some(({ arms }) => arms.some(({ declared }) => declared !== undefined))
  );
}

/** Without the oneofs that are none; of an item of `allOf` nothing is left then, nor of its neighbours in it. */
function withoutWrong(part: MessagePart, wrong: Resolved["wrong"]): readonly MessagePart[] {
  const isGone = [...wrong].some(([other, what]) => what === "whole" && other.item === part.item);
  if (isGone) return [];
  const bad = wrong.get(part);
  if (bad === undefined || bad === "whole") return [part];
  const isBad = (spelling: "oneOf" | "not") => [...bad].some((one) => one.spelling === spelling);
  return [
    {
      ...part,
      oneofs: part.oneofs.filter(({ spelling }) => !isBad(spelling)),
      keywords: part.keywords.filter((keyword) => !isBad(keyword)),
    },
  ];
}

function toMessage(
  { parts, raw, context, named }: Search,
  oneofs: readonly MessageOneof[],
): Message {
  const items = parts.filter(({ item }) => item !== undefined);
  const [own] = parts;
  const known = new Set([raw, ...items].flatMap(({ value }) => Object.keys(propertiesOf(value))));
  const arms = oneofs.flatMap((oneof) => oneof.arms);
  const asked = arms.filter(
    ({ declared, isHidden }) => declared === undefined && isHidden !== true,
  );
  const names = [...named.flatMap(({ members }) => members), ...asked.map(({ member }) => member)];
  const beside = names.flatMap((name): [string, RawPlace][] => {
    const place = known.has(name) ? undefined : besideOf(name, raw, context);
    return place === undefined ? [] : [[name, place]];
  });
  return {
    places: items.map(({ value, pointer }) => ({ value, pointer })),
    oneofs,
    items: new Set(items.map(({ item }) => item ?? -1)),
    keywords: new Set(own?.keywords ?? []),
    named,
    declared: known,
    beside: new Map(beside),
  };
}
