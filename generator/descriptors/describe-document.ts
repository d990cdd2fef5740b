import type { Findings } from "../findings/diagnostics.js";
import type { SchemaScope } from "../build/schemas/schemas-together.js";
import type { JsonObject } from "../json/json.js";
import { appendPointer, formatPointer } from "../json/pointer.js";
import { describeMessage, type MessageTools } from "./describe-message.js";
import { describeOperations } from "./describe-operations.js";
import type { DescriptorFacts } from "./descriptor-facts.js";
import { matchMessages, type Match, type Matching } from "./match-messages.js";
import { Overlay } from "./overlay.js";
import { RequiredElsewhere } from "./required-elsewhere.js";
import { declaredNames, scopeOf } from "./schema-parts.js";

/** A list is cut after these. */
const mostNames = 5;

/**
 * The document as it would be if its makers had written all that the descriptors know: `x-oneofs`,
 * `x-message`, `x-field-mask`, `x-protojson`, and `required`, `readOnly`, `writeOnly` and `deprecated`
 * for what options of the fields say. What it says by itself stays.
 */
export function describeDocument(
  root: JsonObject,
  facts: DescriptorFacts,
  findings: Findings,
): JsonObject {
  const scope = scopeOf(root);
  const matching = matchMessages(root, facts);
  reportMatching(matching, facts, findings);
  if (matching.matches.length === 0) return root;
  const overlay = new Overlay();
  const keys = keysByMessage(matching.matches);
  const places = new Set(matching.matches.map(({ place }) => formatPointer(place.path)));
  const elsewhere = new RequiredElsewhere(scope, matching.matches);
  const tools: MessageTools = {
    ...scope,
    overlay,
    findings,
    messages: facts.messages,
    isMessage: (pointer) => places.has(pointer),
    elsewhere,
    keyOf: (message) => resourceKey(keys.get(message), scope),
  };
  for (const match of matching.matches) {
    reportUnknown(match, facts, findings);
    const { place, message } = match;
    if (keys.get(message.fullName) === match)
      overlay.set(place.path, "x-message", message.fullName);
    if (message.deprecated && !Object.hasOwn(place.schema, "deprecated")) {
      overlay.set(place.path, "deprecated", true);
    }
    describeMessage(place, message, tools);
  }
  describeOperations(facts, tools);
  elsewhere.writeTo(overlay);
  if (!Object.hasOwn(root, "x-protojson")) overlay.set([], "x-protojson", true);
  return overlay.apply(root);
}

/** The schema that stands for each message: of several the first, and never a body. */
function keysByMessage(matches: readonly Match[]): ReadonlyMap<string, Match> {
  const keys = new Map<string, Match>();
  for (const match of matches) {
    const { message, kind } = match;
    if (kind === "message" && !keys.has(message.fullName)) keys.set(message.fullName, match);
  }
  return keys;
}

/** What a mask can be about has fields. */
function resourceKey(match: Match | undefined, scope: SchemaScope): string | undefined {
  return match === undefined || declaredNames(match.place, scope).size === 0
    ? undefined
    : match.key;
}

function reportMatching(
  { matches, unmatched, ambiguous }: Matching,
  { shown, messages }: DescriptorFacts,
  findings: Findings,
): void {
  const place = { pointer: formatPointer(["components", "schemas"]), at: "key" } as const;
  const all = matches.length + unmatched.length + ambiguous.length;
  for (const { key, messages: names } of ambiguous) {
    const message = `\`${key}\` may be any of the messages ${listed(names)}: their fields do not tell which. None is taken.`;
    const pointer = appendPointer(place.pointer, key);
    findings.report("descriptors-ambiguous", message, { pointer, at: "key" });
  }
  if (unmatched.length === 0) return;
  const counted = unmatched.length === 1 ? "schema matches" : "schemas match";
  const message =
    matches.length === 0
      ? `None of the object schemas (${all}) matches a message in \`${shown}\` (${messages.size}).`
      : `${unmatched.length} of ${all} object ${counted} no message in \`${shown}\`: ${listed(unmatched)}.`;
  const severity = matches.length === 0 ? "warning" : "info";
  findings.report("descriptors-unmatched", message, place, { severity });
}

function reportUnknown(
  { place, message, unknown }: Match,
  { shown }: DescriptorFacts,
  findings: Findings,
): void {
  const [first] = unknown;
  if (first === undefined) return;
  const verb = unknown.length === 1 ? "is not a field" : "are not fields";
  const text = `${listed(unknown)} ${verb} of the message \`${message.fullName}\` in \`${shown}\`.`;
  const pointer = formatPointer([...place.path, "properties", first]);
  findings.report("descriptors-contradicted", text, { pointer, at: "key" });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map((name) => `\`${name}\``);
  const more = names.length - shown.length;
  return more === 0 ? shown.join(", ") : `${shown.join(", ")} and ${more} more`;
}
