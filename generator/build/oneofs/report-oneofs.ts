import {
  isJsonArray,
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import type { SchemaContext } from "../context.js";
import { excludedPairs, joinPairs, readPairs } from "./excluded-pairs.js";
import { hasOnly, readArms, type RawPlace, type SpelledOneof } from "./oneof-arms.js";
import { groupsByMember, isSameGroup, namedOneofs } from "./named-oneofs.js";
import type { ProseOneof } from "./prose-oneofs.js";
import type { RawObject } from "../raw.js";
import { placesTogether, type Together } from "../schemas/schemas-together.js";

/** Reports keywords that are nearly a oneof, or contradict what else is said of it. */
export function reportOneofs(raw: RawObject, context: SchemaContext): void {
  const { document } = context;
  const place = (keyword: string): RawPlace => ({
    value: raw.get(keyword) ?? null,
    pointer: raw.at(keyword),
  });
  if (!["oneOf", "anyOf", "not", "allOf"].some((keyword) => raw.has(keyword))) return;
  if (raw.has("anyOf") && !raw.has("discriminator")) reportAnyOf(place("anyOf"), context);
  if (raw.has("oneOf") && !raw.has("discriminator")) reportOverlap(place("oneOf"), context);
  if (raw.has("not")) reportPairs(place("not"), context);
  const parts = [...placesTogether(raw, context)];
  const oneofs = joinPairs(parts.flatMap((part) => spelledIn(part, document)));
  if (oneofs.length === 0) return;
  for (const part of parts) reportDecided(oneofs, part, context);
  const named = groupsByMember(namedOneofs(raw.value), ({ members }) => members);
  for (const oneof of oneofs) reportNames(oneof, named, raw, context);
  reportShared(oneofs, context);
}

/** The oneofs that keywords of the schema itself spell. */
function spelledIn({ value, pointer }: Together, document: JsonObject): readonly SpelledOneof[] {
  const [oneOf, not] = [ownValue(value, "oneOf"), ownValue(value, "not")];
  const isTagged = Object.hasOwn(value, "discriminator");
  const place = (of: JsonValue, keyword: string): RawPlace => {
    return { value: of, pointer: appendPointer(pointer, keyword) };
  };
  const arms =
    oneOf === undefined || isTagged ? undefined : readArms(place(oneOf, "oneOf"), [], document);
  const pairs = not === undefined ? [] : (readPairs(place(not, "not")) ?? []);
  return [...(arms === undefined ? [] : [arms]), ...pairs];
}

/** `anyOf` lets several of its alternatives fit, so that it says nothing, or less than it seems to. */
function reportAnyOf(place: RawPlace, { document, findings }: SchemaContext): void {
  const arms = readArms(place, [], document);
  if (arms === undefined) return;
  const isDeclared = arms.arms.every(({ declared, title }) => {
    return declared !== undefined && title !== undefined;
  });
  if (arms.mode === "exactlyOne" && !isDeclared) return;
  const names = arms.arms.map(({ member }) => `\`${member}\``).join(", ");
  const message = `\`anyOf\` lets several of ${names} be set: it is no oneof.`;
  findings.report("oneof-any-of", message, { pointer: place.pointer, at: "key" });
}

/** A member that the message requires anyway: the others can never be set. */
function reportDecided(
  oneofs: readonly SpelledOneof[],
  { value, pointer }: Together,
  { findings }: SchemaContext,
): void {
  const names = itemsOf(ownValue(value, "required"));
  if (names.length === 0) return;
  const places = new Map(names.map((name, index) => [name, index] as const).reverse());
  for (const arms of oneofs.map(membersOf)) {
    for (const member of arms) {
      const index = places.get(member);
      if (index === undefined) continue;
      const others = listed(arms.filter((other) => other !== member));
      const message = `\`${member}\` is required, so that ${others} can never be set beside it.`;
      findings.report("oneof-decided", message, {
        pointer: appendPointer(pointer, "required", index),
      });
    }
  }
}

function membersOf({ arms }: SpelledOneof): readonly string[] {
  return arms.map(({ member }) => member);
}

/** An extension or prose that names some of the members together with others. */
function reportNames(
  oneof: SpelledOneof,
  byMember: ReadonlyMap<string, readonly ProseOneof[]>,
  raw: RawObject,
  { findings }: SchemaContext,
): void {
  const { spelling, source } = oneof;
  const members = membersOf(oneof);
  const where = raw.has("x-oneofs") ? "`x-oneofs` says" : "The description says";
  for (const named of new Set(members.flatMap((member) => byMember.get(member) ?? []))) {
    if (isSameGroup(named.members, members)) continue;
    const [said, spelled] = [named.members, members].map((names) => [...names].sort().join(", "));
    const message = `${where} that the oneof "${named.name}" has ${said ?? ""}; \`${spelling}\` has ${spelled ?? ""}.`;
    findings.report("oneof-prose-differs", message, { pointer: source, at: "key" });
  }
}

/** A field in two groups: the second one is no oneof, since a field has one only. */
function reportShared(oneofs: readonly SpelledOneof[], { findings }: SchemaContext): void {
  const byMember = groupsByMember(oneofs, membersOf);
  const seen = new Set<SpelledOneof>();
  for (const oneof of oneofs) {
    const members = membersOf(oneof);
    const others = new Set(members.flatMap((member) => byMember.get(member) ?? []));
    for (const other of others) {
      const all = membersOf(other);
      if (!seen.has(other) || isSameGroup(all, members)) continue;
      const shared = all.filter((member) => members.includes(member));
      const verb = shared.length === 1 ? "is" : "are";
      const message = `${listed(shared)} ${verb} in two groups: of ${listed(all)}, and of ${listed(members)}. The second one is checked, but is not a oneof.`;
      findings.report("oneof-groups-overlap", message, { pointer: oneof.source, at: "key" });
    }
    seen.add(oneof);
  }
}

/** Pairs that may not be set together, of fields of which others may. */
function reportPairs(place: RawPlace, { findings }: SchemaContext): void {
  const pairs = excludedPairs(place.value);
  if (pairs === undefined || readPairs(place) !== undefined) return;
  const names = [...new Set(pairs.flat())];
  const isExcluded = (a: string, b: string) =>
    pairs.some((pair) => pair.includes(a) && pair.includes(b));
  const [first, second] = names.flatMap((a) =>
    names.filter((b) => a < b && !isExcluded(a, b)).map((b) => [a, b]),
  )[0] ?? ["", ""];
  const message = `\`not\` excludes some pairs of ${listed(names)}, and allows others, such as \`${first}\` with \`${second}\`: it is checked, but is not a oneof.`;
  findings.report("oneof-groups-overlap", message, { pointer: place.pointer, at: "key" });
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

/** Of two alternatives the one asks for all that the other one does: what fits it fits both. */
function reportOverlap({ value, pointer }: RawPlace, { findings }: SchemaContext): void {
  const lists = itemsOf(value).map(bareNames);
  for (const [index, names] of lists.entries()) {
    const other = lists.findIndex((some, at) => {
      const isBefore = some?.length !== names?.length || at < index;
      return at !== index && isBefore && some?.every((name) => names?.includes(name)) === true;
    });
    if (names === undefined || other === -1) continue;
    const message = `What fits alternative ${index + 1} fits alternative ${other + 1} too, so that \`oneOf\` always refuses it.`;
    findings.report("oneof-arms-overlap", message, { pointer: `${pointer}/${index}` });
  }
}

/** The names that `{ required: […] }` asks for, if the schema says nothing else. */
function bareNames(schema: JsonValue): readonly JsonValue[] | undefined {
  if (!isJsonObject(schema) || !hasOnly(schema, ["type", "required"])) return undefined;
  const required = ownValue(schema, "required");
  return isJsonArray(required) && required.length > 0 ? required : undefined;
}
