import { isJsonObject, ownValue, type JsonValue } from "../../json/json.js";
import type { SchemaContext } from "../context.js";
import { hasOnly, readArms, readPairs, type RawPlace, type SpelledOneof } from "./oneof-arms.js";
import { isSameGroup, namedOneofs } from "./named-oneofs.js";
import type { RawObject } from "../raw.js";

/** Reports keywords that are nearly a oneof, or contradict what else is said of it. */
export function reportOneofs(raw: RawObject, context: SchemaContext): void {
  const { document } = context;
  const place = (keyword: string): RawPlace => ({
    value: raw.get(keyword) ?? null,
    pointer: raw.at(keyword),
  });
  if (raw.has("discriminator")) return;
  if (raw.has("anyOf")) reportAnyOf(place("anyOf"), context);
  const arms = raw.has("oneOf") ? readArms(place("oneOf"), [], document) : undefined;
  const pairs = raw.has("not") ? (readPairs(place("not")) ?? []) : [];
  if (raw.has("oneOf")) reportOverlap(place("oneOf"), context);
  for (const oneof of [...(arms === undefined ? [] : [arms]), ...pairs]) {
    reportDecided(oneof, raw, context);
    reportNames(oneof, raw, context);
  }
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
function reportDecided({ arms }: SpelledOneof, raw: RawObject, { findings }: SchemaContext): void {
  const required = ownValue(raw.value, "required");
  const names = Array.isArray(required) ? (required as readonly JsonValue[]) : [];
  for (const { member } of arms) {
    const index = names.indexOf(member);
    if (index === -1) continue;
    const others = arms.filter((arm) => arm.member !== member).map((arm) => `\`${arm.member}\``);
    const message = `\`${member}\` is required, so that ${others.join(", ")} can never be set beside it.`;
    findings.report("oneof-decided", message, { pointer: raw.at("required", index) });
  }
}

/** An extension or prose that names some of the members together with others. */
function reportNames(
  { arms, spelling, source }: SpelledOneof,
  raw: RawObject,
  { findings }: SchemaContext,
): void {
  const members = arms.map(({ member }) => member);
  const where = raw.has("x-oneofs") ? "`x-oneofs` says" : "The description says";
  for (const named of namedOneofs(raw.value)) {
    const isOther = named.members.every((member) => !members.includes(member));
    if (isOther || isSameGroup(named.members, members)) continue;
    const [said, spelled] = [named.members, members].map((names) => [...names].sort().join(", "));
    const message = `${where} that the oneof "${named.name}" has ${said ?? ""}; \`${spelling}\` has ${spelled ?? ""}.`;
    findings.report("oneof-prose-differs", message, { pointer: source, at: "key" });
  }
}

/** Of two alternatives the one asks for all that the other one does: what fits it fits both. */
function reportOverlap({ value, pointer }: RawPlace, { findings }: SchemaContext): void {
  const lists = (Array.isArray(value) ? (value as readonly JsonValue[]) : []).map(bareNames);
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
  return Array.isArray(required) && required.length > 0
    ? (required as readonly JsonValue[])
    : undefined;
}
