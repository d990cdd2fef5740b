import type { Budget } from "./pattern-ambiguity.js";
import type { Automaton } from "./pattern-automaton.js";

/**
 * How many steps a backtracking matcher takes over a text that does not match. Each node of its search
 * is a way through the automaton, so the steps are the number of those ways.
 */

/** What is said of a pattern holds for texts up to this many characters. */
export const statedLength = 1_000;

/** How far a search looks ahead. */
const horizon = 30;

/** More steps than anybody can count, and than a double counts exactly. */
const uncountable = 1e15;

/** A state's successors that can read the same character. */
interface Choice {
  /** Ways that may all be tried. */
  readonly tried: readonly (readonly [state: number, ways: number])[];
  /** Accepting states: the first that is reached ends the search. */
  readonly final: readonly number[];
}

export class PatternCost {
  readonly #automaton: Automaton;
  readonly #budget: Budget;
  readonly #choices: readonly (readonly Choice[])[];
  /** Steps of one visit: successors that cannot read the character are tried too, which is fast. */
  readonly #visit: readonly number[];
  #ahead: Float64Array = new Float64Array();

  constructor(automaton: Automaton, budget: Budget) {
    this.#automaton = automaton;
    this.#budget = budget;
    this.#choices = automaton.follow.map((next) => this.#choicesOf(next));
    this.#visit = automaton.follow.map(({ size }) => 1 + size / 8);
  }

  /**
   * No text up to the stated length takes more steps than this. Each state may choose its next
   * character freely here, so the bound is often far above what one text can do.
   */
  bound(): number {
    let costs = Float64Array.from(this.#visit);
    for (let length = 0; length < statedLength; length += 1) {
      const next = new Float64Array(costs.length);
      let isSame = true;
      for (let state = 0; state < costs.length; state += 1) {
        const cost = (this.#visit[state] ?? 1) + this.#dearest(this.#choices[state] ?? [], costs);
        next[state] = Math.min(uncountable, cost);
        isSame &&= next[state] === costs[state];
      }
      costs = next;
      if (length < horizon) this.#ahead = costs;
      if (isSame) break;
    }
    return this.#dearest(this.#choicesOf(this.#automaton.first), costs);
  }

  /** Of each state, what the next characters can cost at most; known after `bound`. */
  get ahead(): Float64Array {
    return this.#ahead;
  }

  #dearest(choices: readonly Choice[], costs: Float64Array): number {
    let most = 0;
    for (const { tried, final } of choices) {
      let sum = 0;
      this.#budget.spend();
      for (const [state, ways] of tried) sum += ways * (costs[state] ?? 0);
      let last = 0;
      for (const state of final) last = Math.max(last, costs[state] ?? 0);
      most = Math.max(most, sum + last);
    }
    return most;
  }

  #choicesOf(next: ReadonlyMap<number, number>): Choice[] {
    const { accepting } = this.#automaton;
    return this.#together([...next.keys()]).map((states) => ({
      tried: states
        .filter((to) => !accepting.has(to))
        .map((to) => [to, next.get(to) ?? 1] as const),
      final: states.filter((to) => accepting.has(to)),
    }));
  }

  /** The largest sets of states that one character can enter. */
  #together(states: readonly number[]): number[][] {
    const atoms = charactersApart(states.map((state) => this.#automaton.bits[state] ?? 0n));
    const sets = atoms.map((atom) =>
      states.filter((state) => ((this.#automaton.bits[state] ?? 0n) & atom) !== 0n),
    );
    return sets.filter((set, index) => {
      this.#budget.spend();
      return !sets.some(
        (other, at) =>
          (other.length > set.length || (other.length === set.length && at < index)) &&
          set.every((state) => other.includes(state)),
      );
    });
  }
}

/** Splits the characters into groups that no set tells apart: one for each set of sets that share it. */
export function charactersApart(sets: readonly bigint[]): bigint[] {
  let groups: bigint[] = [];
  let covered = 0n;
  for (const set of new Set(sets)) {
    groups = groups.flatMap((group) => [group & set, group & ~set].filter((part) => part !== 0n));
    const rest = set & ~covered;
    if (rest !== 0n) groups.push(rest);
    covered |= set;
  }
  return groups;
}
