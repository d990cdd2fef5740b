import type { JsonObject, JsonValue } from "../../generator/json/json.js";
import type { TypeStyle } from "../../generator/emit/types/type-style.js";
import { assembled } from "./assembled.js";
import { documents } from "./documents.js";
import { styles } from "./emit-output.js";
import { mutate, textAt, type Mutation, type Position } from "./mutate.js";
import { payloads as allPayloads, wrongValues } from "./payloads.js";
import { Random } from "./random.js";

/** One document with some of its texts replaced. */
export interface Mutant {
  readonly id: string;
  readonly base: string;
  readonly mutations: readonly Mutation[];
  readonly document: JsonObject;
  /** How its types are written. */
  readonly style: TypeStyle;
}

export interface Places {
  readonly all: readonly Position[];
  readonly free: readonly Position[];
}

/** Texts that are replaced at once, at most. */
const most = 8;

/** Rounds in which the positions that are not free have their turn. */
export const turns = 10;

/**
 * Mutants without end. Each round puts a payload into every free position of every document once; in
 * `turns` rounds every position has had one.
 */
export function* makeMutants(
  seed: number,
  places: ReadonlyMap<string, Places>,
  payloads: readonly string[] = allPayloads,
): Generator<Mutant> {
  const random = new Random(seed);
  for (let round = 1; ; round += 1) {
    const groups = [...places].flatMap(([base, { all, free }]) => [
      ...inGroups(shuffle(free, random), random).map((group) => ({ base, group })),
      // Most texts have no business at the others, which the loader and the model have to notice.
      ...all
        .filter((_, index) => index % turns === round % turns)
        .map((position) => ({ base, group: [position] })),
    ]);
    for (const [index, { base, group }] of shuffle(groups, random).entries()) {
      const original = documents[base] ?? {};
      const mutations = group.map((position) => hostile(position, original, random, payloads));
      yield {
        id: `${seed}:${round}:${index}`,
        base,
        mutations,
        document: mutate(original, mutations),
        style: random.pick(styles),
      };
    }
  }
}

function hostile(
  position: Position,
  document: JsonObject,
  random: Random,
  payloads: readonly string[],
): Mutation {
  const roll = random.next();
  if (position.at === "value" && roll < 0.08)
    return { ...position, to: random.pick(wrongValues) as JsonValue };
  const isOwn = payloads === allPayloads && random.next() < 0.25;
  const payload = isOwn ? assembled(random) : random.pick(payloads);
  const old = textAt(document, position) ?? "";
  if (roll < 0.55) return { ...position, to: payload };
  if (roll < 0.75) return { ...position, to: old + payload };
  if (roll < 0.85) return { ...position, to: payload + old };
  return { ...position, to: payload + random.pick(payloads) };
}

function shuffle<T>(items: readonly T[], random: Random): T[] {
  const keyed = items.map((item) => ({ item, key: random.next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

function inGroups<T>(items: readonly T[], random: Random): T[][] {
  const groups: T[][] = [];
  for (let start = 0; start < items.length;) {
    const size = 1 + random.below(most);
    groups.push(items.slice(start, start + size));
    start += size;
  }
  return groups;
}
