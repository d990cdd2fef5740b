import type { JsonValue, Pointer } from "../../json/json.js";
import { excludedTogether, type RawPlace, type SpelledOneof } from "./oneof-arms.js";

/** The pairs of fields that a `not` excludes, if it says nothing else. */
export function excludedPairs(excluded: JsonValue): readonly Pair[] | undefined {
  const lists = excludedTogether(excluded);
  const pairs = lists.flatMap((names): Pair[] => {
    const [a, b, ...more] = names ?? [];
    return a === undefined || b === undefined || more.length > 0 ? [] : [[a, b]];
  });
  return pairs.length === 0 || pairs.length < lists.length ? undefined : pairs;
}

/**
 * Reads a `not` that excludes pairs: of fields that all exclude each other one at most is set. Undefined: it
 * says something else, or the pairs are not all there.
 */
export function readPairs({ value, pointer }: RawPlace): readonly SpelledOneof[] | undefined {
  const pairs = excludedPairs(value);
  return pairs && groupsOf(pairs)?.map((members) => spelled(members, pointer));
}

/**
 * The oneofs, with those of several `not` as one where their pairs are all there together: an `allOf` of `not:
 * { required: [a, b] }` for each pair.
 */
export function joinPairs(oneofs: readonly SpelledOneof[]): readonly SpelledOneof[] {
  const nots = oneofs.filter(({ spelling }) => spelling === "not");
  const pairs = nots.flatMap(({ arms }) => {
    const names = arms.map(({ member }) => member);
    return names.flatMap((a, index) => names.slice(index + 1).map((b): Pair => [a, b]));
  });
  const groups = groupsOf(pairs);
  if (groups === undefined || groups.length === nots.length) return oneofs;
  const [first] = nots;
  const joined = groups.map((members) => spelled(members, first?.source ?? ""));
  return [...oneofs.filter(({ spelling }) => spelling !== "not"), ...joined];
}

type Pair = readonly [string, string];

/** The groups of names that all exclude each other; undefined where some pair is missing. */
function groupsOf(pairs: readonly Pair[]): readonly (readonly string[])[] | undefined {
  const others = new Map<string, Set<string>>();
  for (const [a, b] of pairs) {
    others.set(a, (others.get(a) ?? new Set([a])).add(b));
    others.set(b, (others.get(b) ?? new Set([b])).add(a));
  }
  const groups = new Map<string, readonly string[]>();
  const order = new Map([...others.keys()].map((name, index) => [name, index]));
  const place = (name: string) => order.get(name) ?? 0;
  for (const names of others.values()) {
    const members = [...names].sort((a, b) => place(a) - place(b));
    const isWhole = members.every((name) => others.get(name)?.size === names.size);
    if (!isWhole) return undefined;
    groups.set(JSON.stringify(members), members);
  }
  const all = [...groups.values()];
  // A name in two groups: they overlap, and some pair of theirs is missing.
  return new Set(all.flat()).size < all.flat().length ? undefined : all;
}

function spelled(members: readonly string[], source: Pointer): SpelledOneof {
  const arms = members.map((member) => ({ member, isTyped: false }));
  return { spelling: "not", mode: "atMostOne", arms, required: [], source };
}
