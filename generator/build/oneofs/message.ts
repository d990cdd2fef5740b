import {
  isJsonObject,
  ownValue,
  sameJson,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import { isReadOnly, isWriteOnly } from "../../model/access.js";
import type { Hint, SchemaContext } from "../context.js";
import { extensionOf } from "../extensions.js";
import { isSpread, messageParts, type MessagePart } from "./message-parts.js";
import { isSameGroup, namedOneofs } from "./named-oneofs.js";
import type { OneofArm, RawPlace, SpelledOneof } from "./oneof-arms.js";
import { declaredBehind } from "./together.js";
import type { RawObject } from "../raw.js";
import { isClosedAround } from "../schemas/unevaluated.js";

/** An object with the oneofs that keywords of JSON Schema spell, in itself or in its `allOf`. */
export interface Message {
  /** Items of `allOf` whose `properties` and `required` are the message's own. */
  readonly places: readonly RawPlace[];
  readonly oneofs: readonly MessageOneof[];
  /** Items of `allOf` that are read with the message, and the keywords of the schema itself. */
  readonly items: ReadonlySet<number>;
  readonly keywords: ReadonlySet<"oneOf" | "not">;
}

export interface MessageOneof extends SpelledOneof {
  readonly arms: readonly MessageArm[];
  /** A member that does not fit the alternative that declares it is not set, and nothing else is wrong. */
  readonly isLoose: boolean;
}

export interface MessageArm extends OneofArm {
  /** The member's schema, where only something behind a reference beside the message declares it. */
  readonly behind?: RawPlace;
  /** It does not travel this way, so that it is never set. */
  readonly isHidden?: true;
}

/** The message that a schema is, if keywords of JSON Schema spell oneofs in it. */
export function readMessage(
  raw: RawObject,
  context: SchemaContext,
  hint: Hint,
): Message | undefined {
  const parts = messageParts(raw, context.document);
  const isNone = parts.every(({ oneofs }) => oneofs.length === 0) && !isSpread(raw.value, parts);
  if (isNone || !isObjectAlone(raw)) return undefined;
  let search: Search = {
    raw,
    context,
    hint,
    parts: parts.filter((part) => isFree(part, raw, context)),
  };
  for (;;) {
    const found = resolveParts(search);
    if (found.wrong.size === 0) {
      const isMessage = found.oneofs.length > 0 || isSpread(raw.value, search.parts);
      return isMessage ? toMessage(search, found.oneofs) : undefined;
    }
    const { wrong } = found;
    search = { ...search, parts: search.parts.flatMap((part) => withoutWrong(part, wrong)) };
  }
}

interface Search {
  readonly raw: RawObject;
  readonly context: SchemaContext;
  readonly hint: Hint;
  readonly parts: readonly MessagePart[];
}

/** Null, or another type, beside the object would be refused by the alternatives, and is not meant so. */
function isObjectAlone(raw: RawObject): boolean {
  const type = raw.get("type");
  const types = Array.isArray(type) ? (type as readonly JsonValue[]) : [type];
  if (types.length !== 1 || (type !== undefined && types[0] !== "object")) return false;
  return raw.get("nullable") !== true && extensionOf(raw.value, "x-nullable") !== true;
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

/** `additionalProperties` speaks of all that its own schema does not declare: nothing may join that. */
function isOpen(raw: RawObject, { dialect }: SchemaContext): boolean {
  const rest = raw.get("additionalProperties");
  return rest === undefined || rest === true || isClosedAround(raw, dialect.composedObjects);
}

interface Resolved {
  readonly oneofs: readonly MessageOneof[];
  /** Parts that are not what they seemed, by their keyword; without one: as a whole. */
  readonly wrong: ReadonlyMap<MessagePart, "whole" | ReadonlySet<SpelledOneof>>;
}

function resolveParts(search: Search): Resolved {
  const properties = new Map<string, RawPlace>();
  const wrong = new Map<MessagePart, "whole" | ReadonlySet<SpelledOneof>>();
  for (const part of search.parts) {
    if (!addProperties(part, properties)) wrong.set(part, "whole");
  }
  const seen = new Set<string>();
  const oneofs: MessageOneof[] = [];
  for (const part of search.parts) {
    const bad = new Set<SpelledOneof>();
    for (const oneof of part.oneofs) {
      const resolved = resolveOneof(oneof, properties, seen, search);
      if (resolved === undefined) bad.add(oneof);
      else oneofs.push(resolved);
    }
    if (bad.size > 0) wrong.set(part, part.item === undefined ? bad : "whole");
  }
  return { oneofs, wrong };
}

/** False: the part says something else of a property that another one declares. */
function addProperties({ value, pointer }: MessagePart, all: Map<string, RawPlace>): boolean {
  const properties = ownValue(value, "properties");
  if (!isJsonObject(properties)) return true;
  for (const [name, schema] of Object.entries(properties)) {
    const other = all.get(name);
    if (other !== undefined && !sameJson(other.value, schema)) return false;
    const place = { value: schema, pointer: appendPointer(pointer, "properties", name) };
    if (other === undefined) all.set(name, place);
  }
  return true;
}

function resolveOneof(
  oneof: SpelledOneof,
  properties: ReadonlyMap<string, RawPlace>,
  seen: Set<string>,
  search: Search,
): MessageOneof | undefined {
  const arms = oneof.arms.map((arm) => resolveArm(arm, properties, search));
  if (!arms.every((arm) => arm !== undefined)) return undefined;
  const names = arms.map(({ member }) => member);
  if (!agreesWithNames(names, search.raw.value)) return undefined;
  if (names.some((name) => seen.has(name)) || !speaksOfObjects(oneof, search)) return undefined;
  for (const name of names) seen.add(name);
  const isLoose = arms.some(({ declared }) => declared !== undefined);
  // The one that is set may be one that does not travel this way.
  const mode = arms.some((arm) => arm.isHidden === true) ? "atMostOne" : oneof.mode;
  return { ...oneof, mode, arms, isLoose: isLoose && !isClosedWhole(search) };
}

/** A group that an extension or prose names is the same one, or has nothing to do with it. */
function agreesWithNames(members: readonly string[], schema: JsonObject): boolean {
  return namedOneofs(schema).every((named) => {
    const shared = named.members.filter((member) => members.includes(member));
    return shared.length === 0 || isSameGroup(named.members, members);
  });
}

/** With the place of the member's schema, where no part of the message declares it. */
function resolveArm(
  arm: OneofArm,
  properties: ReadonlyMap<string, RawPlace>,
  { raw, context, hint }: Search,
): MessageArm | undefined {
  const { member, declared } = arm;
  const known = properties.get(member);
  const { declared: _declared, ...plain } = arm;
  const isAbsent = [known, declared].some((place) => isHidden(place?.value, context));
  if (hint.hidden?.has(member) === true || isAbsent) return { ...plain, isHidden: true };
  if (declared === undefined) {
    if (known !== undefined) return plain;
    const place = declaredBehind(raw, member, context.document);
    return place && { ...plain, behind: place };
  }
  if (known === undefined) return arm;
  return isAnything(declared.value) || sameJson(known.value, declared.value) ? plain : undefined;
}

function isAnything(schema: JsonValue): boolean {
  return schema === true || (isJsonObject(schema) && Object.keys(schema).length === 0);
}

/** Whether a field does not travel this way. */
function isHidden(schema: JsonValue | undefined, { side, document }: SchemaContext): boolean {
  if (side === "both") return false;
  return side === "request" ? isReadOnly(schema, document) : isWriteOnly(schema, document);
}

/** Alternatives that name no type accept what is no object, so that two of them refuse it. */
function speaksOfObjects({ arms }: SpelledOneof, { parts, hint }: Search): boolean {
  const isSaid = parts.some(({ value }) => ownValue(value, "type") === "object");
  return (
    isSaid || hint.ofObjects === true || new Set(arms.map(({ isTyped }) => isTyped)).size === 1
  );
}

/** What else looks at properties, and may let a member pass that its alternative refuses. */
const lookers = [
  ...["$ref", "$dynamicRef", "anyOf", "if", "dependentSchemas", "patternProperties"],
] as const;

/** Nothing but the message declares properties, and no others may be there. */
function isClosedWhole({ raw, context, parts }: Search): boolean {
  const isClosed =
    raw.get("unevaluatedProperties") === false ||
    isClosedAround(raw, context.dialect.composedObjects);
  if (!isClosed || lookers.some((keyword) => raw.has(keyword))) return false;
  const [own] = parts;
  if (raw.has("oneOf") && own?.keywords.includes("oneOf") !== true) return false;
  const items = raw.get("allOf");
  const read = new Set(parts.map(({ item }) => item));
  return !Array.isArray(items) || items.every((_item, index) => read.has(index));
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

function toMessage({ parts }: Search, oneofs: readonly MessageOneof[]): Message {
  const items = parts.filter(({ item }) => item !== undefined);
  const [own] = parts;
  return {
    places: items.map(({ value, pointer }) => ({ value, pointer })),
    oneofs,
    items: new Set(items.map(({ item }) => item ?? -1)),
    keywords: new Set(own?.keywords ?? []),
  };
}
