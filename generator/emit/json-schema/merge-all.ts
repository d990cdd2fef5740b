import type { JsonValue } from "../../model/model.js";
import type { Keywords } from "./keywords.js";

/** Keywords that have to stand in one schema to mean what they mean together. */
const groups: readonly (readonly string[])[] = [
  ["properties", "patternProperties", "additionalProperties", "x-oneofs"],
  ["prefixItems", "items"],
  ["contains", "minContains", "maxContains"],
  ["if", "then", "else"],
];

/** What needs to see all that its own schema says, and nothing else. */
const lonely = ["unevaluatedProperties", "unevaluatedItems"];

/**
 * Schemas that all hold, as one: `{ $ref, properties }`. An `allOf` where the same keyword, or keywords
 * that look at each other, stand in several of them.
 */
export function mergeAll(members: readonly Keywords[]): Keywords {
  if (members.length === 0) return {};
  const merged = new Map<string, JsonValue>();
  const settled = new Set<readonly string[]>();
  for (const member of members) {
    const own = groups.filter((group) => group.some((name) => name in member));
    const isLonely = members.length > 1 && lonely.some((name) => name in member);
    if (isLonely || own.some((group) => settled.has(group))) return { allOf: members };
    for (const group of own) settled.add(group);
    for (const [name, value] of Object.entries(member)) {
      const isSame = name === "type" && merged.get(name) === value;
      if (merged.has(name) && !isSame) return { allOf: members };
      merged.set(name, value);
    }
  }
  return Object.fromEntries(merged);
}
