import type { Findings } from "../findings/diagnostics.js";
import { extensionOf } from "../build/extensions.js";
import type { SchemaScope, Together } from "../build/schemas/schemas-together.js";
import { setOwn, type JsonObject, type JsonValue, type Pointer } from "../json/json.js";
import { appendPointer, formatPointer } from "../json/pointer.js";
import type { ProtoMessage, ProtoOneof } from "./descriptor-facts.js";
import { alternatives, documentGroups } from "./document-groups.js";
import type { Overlay } from "./overlay.js";
import type { RequiredElsewhere } from "./required-elsewhere.js";
import {
  armsOf,
  listOf,
  nameOf,
  propertiesOf,
  placesAround,
  textsOf,
  type SchemaPlace,
} from "./schema-parts.js";

interface Group {
  readonly name: string;
  readonly part: SchemaPlace;
  /** As the document spells them. */
  readonly members: readonly string[];
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
 * Writes the oneofs of a message into its schema, `x-oneofs`, unless the document has the group in
 * another spelling.
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
  const said = documentGroups(around.map(({ value }) => ({ path: [], schema: value })));
  const grouped = new Set<string>();
  const added = new Map<SchemaPlace, (Group & { readonly required: boolean })[]>();
  for (const oneof of message.oneofs) {
    const group =
      groupOf(oneof, parts, overlay) ??
      hoisted(oneof, parts, overlay) ??
      spread(oneof, parts, tools);
    if (group === undefined) continue;
    const own = said.find((members) => members.some((member) => group.members.includes(member)));
    if (own === undefined && !releaseElsewhere(group, around, message, tools)) continue;
    const required = oneof.required && group.members.length === oneof.members.length;
    if (own === undefined) group.replaceAnyOf?.();
    if (own !== undefined) reportOther(own, group, message, findings);
    else if (added.get(group.part)?.push({ ...group, required }) === undefined) {
      added.set(group.part, [{ ...group, required }]);
    }
    for (const member of group.members) grouped.add(member);
    reportRequired(group, parts, message, findings);
  }
  for (const [part, groups] of added) {
    const known = extensionOf(part.schema, "x-oneofs") ?? {};
    const all: JsonObject = {};
    for (const [name, members] of Object.entries(known)) setOwn(all, name, members);
    for (const { name, members } of groups) setOwn(all, freeName(name, known), members);
    overlay.set(part.path, "x-oneofs", all);
    const required = groups.filter((group) => group.required).map(({ members }) => members);
    if (required.length > 0) describeExactlyOne(part, required, overlay);
  }
  return grouped;
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

function sameNames(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}

function reportOther(
  own: readonly string[],
  { name, part, members }: Group,
  { fullName }: ProtoMessage,
  findings: Findings,
): void {
  if (sameNames(own, members)) return;
  const message = `The document has a oneof of ${listed(own)} here; in the descriptors \`${fullName}.${name}\` has ${listed(members)}.`;
  findings.report(
    "descriptors-contradicted",
    message,
    { pointer: formatPointer(part.path) },
    {
      fix: "Correct the document, whose group counts, or build the descriptors of the same version.",
    },
  );
}

/** As plugins write it who do not know of oneofs. */
function reportRequired(
  { name, members }: Group,
  parts: readonly SchemaPlace[],
  { fullName }: ProtoMessage,
  findings: Findings,
): void {
  for (const { path, schema } of parts) {
    const wrong = textsOf(schema, "required").filter((one) => members.includes(one));
    if (wrong.length === 0) continue;
    const verb = wrong.length === 1 ? "is" : "are";
    const message = `${listed(wrong)} ${verb} required, but ${verb} in the oneof \`${fullName}.${name}\`: at most one member is set. It is read as not required.`;
    findings.report(
      "descriptors-contradicted",
      message,
      { pointer: formatPointer([...path, "required"]), at: "key" },
      { fix: "Remove it from `required`; of grpc-gateway, turn off `use_proto3_field_semantics`." },
    );
  }
}

/** The same of schemas behind references. False: others need what they require, and there is no group. */
function releaseElsewhere(
  { name, members }: Group,
  around: readonly Together[],
  { fullName }: ProtoMessage,
  { elsewhere, findings }: OneofTools,
): boolean {
  const asking = around.flatMap((place) => {
    const names = textsOf(place.value, "required").filter((one) => members.includes(one));
    return place.isBehind && names.length > 0 ? [{ place, names }] : [];
  });
  const isFree = asking.every(({ place, names }) =>
    names.every((one) => elsewhere.isReleasable(place, one)),
  );
  for (const { place, names } of asking) {
    if (isFree && !elsewhere.release(place, names)) continue;
    const verb = names.length === 1 ? "is" : "are";
    const reading = isFree
      ? "at most one member is set. It is read as not required"
      : "at most one member is set. It stays required, since this schema is used elsewhere too, and the oneof is left out";
    const text = `${listed(names)} ${verb} required, but ${verb} in the oneof \`${fullName}.${name}\`: ${reading}.`;
    const pointer = appendPointer(place.pointer, "required");
    const fix = isFree
      ? "Remove it from `required`."
      : "Remove it from `required`, and require it where it is no member of a oneof.";
    findings.report("descriptors-contradicted", text, { pointer, at: "key" }, { fix });
  }
  return isFree;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function freeName(name: string, taken: JsonObject): string {
  return Object.hasOwn(taken, name) ? freeName(`${name}_`, taken) : name;
}
