import { isJsonObject, itemsOf, ownValue, type JsonObject, type Pointer } from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import type { SchemaContext } from "../context.js";
import { extensionOf } from "../extensions.js";
import { readProseOneofs, type ProseOneof } from "./prose-oneofs.js";
import { placesTogether, type ObjectPlace } from "../schemas/schemas-together.js";

/** A group that an extension or a description names. */
export interface NamedOneof extends ProseOneof {
  readonly spelling: "x-oneofs" | "prose";
  /** The schema that names it. */
  readonly host: ObjectPlace;
}

/** The groups that the description names, with those of their members that are declared. */
export function proseOneofs(
  schema: JsonObject,
  declared: ReadonlySet<string> = ownNames(schema),
): ProseOneof[] {
  return describedOneofs(schema).map((oneof) => {
    return { ...oneof, members: oneof.members.filter((member) => declared.has(member)) };
  });
}

/** The groups that the description names, with all members that it lists. */
function describedOneofs(schema: JsonObject): readonly ProseOneof[] {
  const description = ownValue(schema, "description");
  return typeof description === "string" ? readProseOneofs(description) : [];
}

/** The groups that an extension names, or a description. */
export function namedOneofs(
  schema: JsonObject,
  declared?: ReadonlySet<string>,
): readonly ProseOneof[] {
  const extension = extensionOf(schema, "x-oneofs");
  if (extension === undefined) return proseOneofs(schema, declared);
  return Object.entries(extension).map(([name, members]) => ({ name, members }));
}

/** The same text for the same members in any order. */
export function membersKey(members: readonly string[]): string {
  return JSON.stringify([...members].sort());
}

export function isSameGroup(a: readonly string[], b: readonly string[]): boolean {
  const others = new Set(b);
  return a.length === b.length && a.every((member) => others.has(member));
}

/** By member, the groups that have it. */
export function groupsByMember<Group>(
  groups: readonly Group[],
  membersOf: (group: Group) => readonly string[],
): ReadonlyMap<string, readonly Group[]> {
  const found = new Map<string, Group[]>();
  for (const group of groups) {
    for (const member of new Set(membersOf(group))) {
      const known = found.get(member);
      if (known === undefined) found.set(member, [group]);
      else known.push(group);
    }
  }
  return found;
}

/** Tells a group from all others of the document. */
export function groupKey({
  name,
  host: { pointer },
}: {
  readonly name: string;
  readonly host: { readonly pointer: Pointer };
}): string {
  return `${pointer} ${name}`;
}

/**
 * The groups that a message names itself, and those of items of its `allOf` whose members only the message as
 * a whole declares. `adopted` holds the keys of groups that belong to a message around this one.
 */
export function groupsOfMessage(
  host: ObjectPlace,
  context: SchemaContext,
  adopted: ReadonlySet<string> = new Set(),
): readonly NamedOneof[] {
  if (!["x-oneofs", "description", "allOf"].some((key) => Object.hasOwn(host.value, key)))
    return [];
  const own = groupsOf(host).filter((group) => !adopted.has(groupKey(group)));
  const open = openGroups(host, context).filter((group) => !adopted.has(groupKey(group)));
  if (own.length + open.length === 0) return [];
  const declared = namesTogether(host, context);
  const inDescription = (group: NamedOneof): NamedOneof => {
    if (group.spelling === "x-oneofs") return group;
    return { ...group, members: group.members.filter((member) => declared.has(member)) };
  };
  return [...own, ...open.filter((group) => isDeclared(group, declared))].map(inDescription);
}

/** The groups of a schema, with all members as they are written. */
function groupsOf(host: ObjectPlace): NamedOneof[] {
  const extension = extensionOf(host.value, "x-oneofs");
  if (extension !== undefined) {
    const groups = Object.entries(extension);
    return groups.map(([name, members]) => ({ name, members, spelling: "x-oneofs", host }));
  }
  return describedOneofs(host.value).map((group) => ({ ...group, spelling: "prose", host }));
}

/** By document, what was found for a schema: those around it ask again. */
const known = new WeakMap<JsonObject, WeakMap<JsonObject, readonly NamedOneof[]>>();

/** Groups in the items of `allOf` of which no item declares all members by itself. */
function openGroups(host: ObjectPlace, context: SchemaContext): readonly NamedOneof[] {
  let found = known.get(context.document);
  if (found === undefined) known.set(context.document, (found = new WeakMap()));
  const groups = found.get(host.value) ?? groupsOfItems(host, context);
  found.set(host.value, groups);
  return groups;
}

function groupsOfItems({ value, pointer }: ObjectPlace, context: SchemaContext): NamedOneof[] {
  return itemsOf(ownValue(value, "allOf")).flatMap((item, index) => {
    if (!isJsonObject(item)) return [];
    // In OpenAPI 3.0 nothing counts beside a reference.
    if (Object.hasOwn(item, "$ref") && !context.dialect.refSiblings) return [];
    const host = { value: item, pointer: appendPointer(pointer, "allOf", index) };
    const groups = [...groupsOf(host), ...openGroups(host, context)];
    if (groups.length === 0) return [];
    const declared = namesTogether(host, context);
    return groups.filter((group) => !isDeclared(group, declared));
  });
}

/** A description may list fields that the message does not have. */
function isDeclared({ members, spelling }: NamedOneof, declared: ReadonlySet<string>): boolean {
  const known = members.filter((member) => declared.has(member));
  return known.length === members.length || (spelling === "prose" && known.length > 1);
}

function namesTogether(host: ObjectPlace, context: SchemaContext): ReadonlySet<string> {
  return new Set([...placesTogether(host, context)].flatMap(({ value }) => [...ownNames(value)]));
}

function ownNames(schema: JsonObject): ReadonlySet<string> {
  const properties = ownValue(schema, "properties");
  return new Set(isJsonObject(properties) ? Object.keys(properties) : []);
}
