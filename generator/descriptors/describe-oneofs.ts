import type { Findings } from "../findings/diagnostics.js";
import { extensionOf } from "../build/extensions.js";
import type { SchemaScope } from "../build/schemas/schemas-together.js";
import { setOwn, type JsonObject, type JsonValue, type Pointer } from "../json/json.js";
import { formatPointer } from "../json/pointer.js";
import type { ProtoMessage, ProtoOneof } from "./descriptor-facts.js";
import { alternatives, documentGroups, type DocumentGroup } from "./document-groups.js";
import type { Overlay } from "./overlay.js";
import {
  releaseElsewhere,
  reportOther,
  reportRequired,
  sameNames,
  type FoundOneof,
} from "./report-oneofs.js";
import type { RequiredElsewhere } from "./required-elsewhere.js";
import {
  armsOf,
  listOf,
  nameOf,
  propertiesOf,
  placesAround,
  type SchemaPlace,
} from "./schema-parts.js";

interface Group extends FoundOneof {
  /** Rewrites the `anyOf` by which a plugin means the group. It stays where the group is not added. */
  readonly replaceAnyOf?: () => void;
}

export interface OneofTools extends SchemaScope {
  readonly overlay: Overlay;
  readonly findings: Findings;
  /** Whether the schema at this place is known to be a message. */
  readonly isMessage: (pointer: Pointer) => boolean;
  readonly elsewhere: RequiredElsewhere;
}

/**
 * Writes the oneofs of a message into its schema, `x-oneofs`. A group that the document has in another
 * spelling only gets its name.
 *
 * @returns the members of all groups, as the document spells them.
 */
export function describeOneofs(
  parts: readonly SchemaPlace[],
  message: ProtoMessage,
  tools: OneofTools,
): ReadonlySet<string> {
  const { overlay, findings } = tools;
  const around = parts.slice(0, 1).flatMap((part) => placesAround(part, tools));
  const said = documentGroups(around);
  const grouped = new Set<string>();
  const added: AddedGroups = new Map();
  const add = (group: Group, required: boolean): void => {
    const groups = added.get(group.part);
    if (groups === undefined) added.set(group.part, [{ ...group, required }]);
    else groups.push({ ...group, required });
  };
  for (const oneof of message.oneofs) {
    const group =
      groupOf(oneof, parts, overlay) ??
      hoisted(oneof, parts, overlay) ??
      spread(oneof, parts, tools) ??
      declaredInArms(oneof, said, parts);
    if (group === undefined) continue;
    const own = said.find(({ members }) => members.some((one) => group.members.includes(one)));
    if (own !== undefined) {
      reportOther(own.members, group, message, findings);
      const isSame = sameNames(own.members, group.members);
      if (isSame && own.isNameless && !own.isBehind) add(group, false);
    } else {
      if (!releaseElsewhere(group, around, message, tools)) continue;
      group.replaceAnyOf?.();
      add(group, oneof.required && group.members.length === oneof.members.length);
    }
    for (const member of group.members) grouped.add(member);
    reportRequired(group, parts, message, findings);
  }
  writeGroups(added, overlay);
  return grouped;
}

/** `required`: "exactly one" has to be said beside the name. */
type AddedGroups = Map<SchemaPlace, (Group & { readonly required: boolean })[]>;

function writeGroups(added: AddedGroups, overlay: Overlay): void {
  for (const [part, groups] of added) {
    const known = extensionOf(part.schema, "x-oneofs") ?? {};
    const all: JsonObject = {};
    for (const [name, members] of Object.entries(known)) setOwn(all, name, members);
    for (const { name, members } of groups) setOwn(all, freeName(name, known), members);
    overlay.set(part.path, "x-oneofs", all);
    const required = groups.filter((group) => group.required).map(({ members }) => members);
    if (required.length > 0) describeExactlyOne(part, required, overlay);
  }
}

/** "Exactly one" of each group, as keywords of JSON Schema say it. The name stays that of `x-oneofs`. */
function describeExactlyOne(
  { path, schema }: SchemaPlace,
  groups: readonly (readonly string[])[],
  overlay: Overlay,
): void {
  const rules = groups.map((members): JsonObject => {
    return { oneOf: members.map((member) => ({ required: [member] })) };
  });
  overlay.set(path, "allOf", [...listOf(schema, "allOf"), ...rules]);
}

/** Where a oneof of the document has the members in its alternatives only. */
function declaredInArms(
  { name, members }: ProtoOneof,
  said: readonly DocumentGroup[],
  [part]: readonly SchemaPlace[],
): Group | undefined {
  const isMember = (one: string) =>
    members.some(({ jsonName, name: field }) => one === jsonName || one === field);
  const own = said.find((group) => group.members.length > 1 && group.members.every(isMember));
  return own === undefined || part === undefined ? undefined : { name, part, members: own.members };
}

/** Where the members stand side by side; a group of one, as far as the document goes, is none. */
function groupOf(
  { name, members }: ProtoOneof,
  parts: readonly SchemaPlace[],
  overlay: Overlay,
): Group | undefined {
  const groups = parts.map((part): Group => {
    const properties = propertiesOf(part.schema);
    return { name, part, members: members.flatMap((member) => nameOf(member, properties) ?? []) };
  });
  const group = groups.find(({ members: found }) => found.length > 1);
  if (group === undefined) return undefined;
  // "One of these at least" is not what a oneof says, but it is what some plugins mean by it.
  const meant = parts.filter((part) => {
    return alternatives(part, "anyOf").some((names) => sameNames(names, group.members));
  });
  const replaceAnyOf = () => {
    for (const { path } of meant) overlay.set(path, "anyOf", undefined);
  };
  return { ...group, replaceAnyOf };
}

/**
 * Where schemas that hold together declare a member each, or one behind a reference all of them: the oneof is
 * the whole one's. A component that is a message too has its oneofs by itself.
 */
function spread(
  { name, members }: ProtoOneof,
  parts: readonly SchemaPlace[],
  tools: OneofTools,
): Group | undefined {
  const [whole] = parts;
  if (whole === undefined) return undefined;
  const pointer = formatPointer(whole.path);
  const around = placesAround(whole, tools);
  const namesIn = (schema: JsonObject) =>
    members.flatMap((member) => nameOf(member, propertiesOf(schema)) ?? []);
  const isTold = around.some(({ value, pointer: place }) => {
    return place !== pointer && tools.isMessage(place) && namesIn(value).length > 1;
  });
  const all = members.flatMap((member) => {
    const names = around.flatMap(({ value }) => nameOf(member, propertiesOf(value)) ?? []);
    return names.slice(0, 1);
  });
  return all.length < 2 || isTold ? undefined : { name, part: whole, members: all };
}

/** `anyOf` whose alternatives declare the members themselves: they become properties like all others. */
function hoisted(
  { name, members }: ProtoOneof,
  parts: readonly SchemaPlace[],
  overlay: Overlay,
): Group | undefined {
  for (const part of parts) {
    const arms = armsOf(part, "anyOf").map(({ schema }) => propertiesOf(schema));
    const properties: Record<string, JsonValue> = {};
    for (const arm of arms) {
      for (const [key, schema] of Object.entries(arm)) setOwn(properties, key, schema);
    }
    const found = members.flatMap((member) => nameOf(member, properties) ?? []);
    const [names] = alternatives(part, "anyOf");
    if (found.length < 2 || names === undefined || !sameNames(names, found)) continue;
    const all: JsonObject = {};
    for (const [key, schema] of Object.entries(propertiesOf(part.schema))) setOwn(all, key, schema);
    for (const [key, schema] of Object.entries(properties)) setOwn(all, key, schema);
    const replaceAnyOf = () => {
      overlay.set(part.path, "anyOf", undefined);
      overlay.set(part.path, "properties", all);
    };
    return { name, part, members: found, replaceAnyOf };
  }
  return undefined;
}

function freeName(name: string, taken: JsonObject): string {
  return Object.hasOwn(taken, name) ? freeName(`${name}_`, taken) : name;
}
