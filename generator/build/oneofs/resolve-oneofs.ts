import { isJsonObject, ownValue, sameJson, type JsonValue } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import { isLeftOut } from "../../model/access.js";
import type { Hint, SchemaContext } from "../context.js";
import type { RawObject } from "../raw.js";
import { placesTogether } from "../schemas/schemas-together.js";
import { isClosedAround } from "../schemas/unevaluated.js";
import type { MessagePart } from "./message-parts.js";
import { groupsByMember, isSameGroup, type NamedOneof } from "./named-oneofs.js";
import type { OneofArm, RawPlace, SpelledOneof } from "./oneof-arms.js";

export interface MessageOneof extends SpelledOneof {
  readonly arms: readonly MessageArm[];
  /** A member that does not fit the alternative that declares it is not set, and nothing else is wrong. */
  readonly isLoose: boolean;
}

export interface MessageArm extends OneofArm {
  /** It does not travel this way, so that it is never set. */
  readonly isHidden?: true;
}

/** What is looked at to find the oneofs of a message. */
export interface Search {
  readonly raw: RawObject;
  readonly context: SchemaContext;
  readonly hint: Hint;
  readonly named: readonly NamedOneof[];
  readonly parts: readonly MessagePart[];
}

export interface Resolved {
  readonly oneofs: readonly MessageOneof[];
  /** Parts that are not what they seemed, by their keyword; without one: as a whole. */
  readonly wrong: ReadonlyMap<MessagePart, "whole" | ReadonlySet<SpelledOneof>>;
}

export function resolveParts(search: Search): Resolved {
  const properties = new Map<string, RawPlace>();
  const wrong = new Map<MessagePart, "whole" | ReadonlySet<SpelledOneof>>();
  for (const part of search.parts) {
    if (!addProperties(part, properties)) wrong.set(part, "whole");
  }
  const known: KnownNames = {
    properties,
    seen: new Set(),
    named: groupsByMember(search.named, ({ members }) => members),
  };
  const oneofs: MessageOneof[] = [];
  for (const part of search.parts) {
    const bad = new Set<SpelledOneof>();
    for (const oneof of part.oneofs) {
      const resolved = resolveOneof(oneof, known, search);
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

interface KnownNames {
  readonly properties: ReadonlyMap<string, RawPlace>;
  /** Members of the oneofs so far. */
  readonly seen: Set<string>;
  readonly named: ReadonlyMap<string, readonly NamedOneof[]>;
}

function resolveOneof(
  oneof: SpelledOneof,
  { properties, seen, named }: KnownNames,
  search: Search,
): MessageOneof | undefined {
  const arms = oneof.arms.map((arm) => resolveArm(arm, properties, search));
  if (!arms.every((arm) => arm !== undefined)) return undefined;
  const names = arms.map(({ member }) => member);
  if (!agreesWithNames(names, named)) return undefined;
  if (names.some((name) => seen.has(name)) || !speaksOfObjects(oneof, search)) return undefined;
  for (const name of names) seen.add(name);
  const isLoose = arms.some(({ declared }) => declared !== undefined);
  // The one that is set may be one that does not travel this way.
  const mode = arms.some((arm) => arm.isHidden === true) ? "atMostOne" : oneof.mode;
  return { ...oneof, mode, arms, isLoose: isLoose && !isClosedWhole(search) };
}

/** A group that an extension or prose names is the same one, or has nothing to do with it. */
function agreesWithNames(
  members: readonly string[],
  named: ReadonlyMap<string, readonly NamedOneof[]>,
): boolean {
  return members.every((member) => {
    return (named.get(member) ?? []).every((group) => isSameGroup(group.members, members));
  });
}

/** The alternative, if it can be one of the message. */
function resolveArm(
  arm: OneofArm,
  properties: ReadonlyMap<string, RawPlace>,
  { raw, context, hint }: Search,
): MessageArm | undefined {
  const { member, declared } = arm;
  const known = properties.get(member);
  const { declared: _declared, ...plain } = arm;
  const { side, document } = context;
  const isAbsent = [known, declared].some((place) => isLeftOut(place?.value, side, document));
  if (hint.hidden?.has(member) === true || isAbsent) return { ...plain, isHidden: true };
  if (declared === undefined) {
    const isKnown = known !== undefined || besideOf(member, raw, context) !== undefined;
    return isKnown ? plain : undefined;
  }
  if (known === undefined) return arm;
  return isAnything(declared.value) || sameJson(known.value, declared.value) ? plain : undefined;
}

function isAnything(schema: JsonValue): boolean {
  return schema === true || (isJsonObject(schema) && Object.keys(schema).length === 0);
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

/** `additionalProperties` speaks of all that its own schema does not declare: nothing may join that. */
export function isOpen(raw: RawObject, { dialect }: SchemaContext): boolean {
  const rest = raw.get("additionalProperties");
  return rest === undefined || rest === true || isClosedAround(raw, dialect.composedObjects);
}

/** Where a schema beside the message declares the member, if the message may repeat that. */
export function besideOf(
  member: string,
  raw: RawObject,
  context: SchemaContext,
): RawPlace | undefined {
  if (!isOpen(raw, context)) return undefined;
  for (const { value, pointer } of placesTogether(raw, context)) {
    const properties = ownValue(value, "properties");
    const found = isJsonObject(properties) ? ownValue(properties, member) : undefined;
    if (found === undefined) continue;
    return { value: found, pointer: appendPointer(pointer, "properties", member) };
  }
  return undefined;
}
