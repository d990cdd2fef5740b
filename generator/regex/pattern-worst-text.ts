import type { Budget } from "./pattern-ambiguity.js";
import type { Automaton } from "./pattern-automaton.js";
import { charactersApart, statedLength } from "./pattern-cost.js";

/** Texts that are carried on at the same time, for each measure of how promising they are. */
const breadth = 2;

/** With more kinds of characters, no pairs of them are repeated. */
const mostPaired = 12;

/** A text so far: in how many ways each state is reached, and the steps that it took. */
interface Trial {
  readonly ways: ReadonlyMap<number, number>;
  readonly steps: number;
}

/**
 * Searches for a text that keeps a backtracking matcher busy: one that repeats a character or two, or
 * one made character by character, of which the most promising beginnings go on. The result is what the
 * dearest text costs, as far as the search finds it; it ends early beyond `enough`.
 */
export class WorstText {
  readonly #automaton: Automaton;
  readonly #letters: readonly bigint[];

  constructor(
    automaton: Automaton,
    readonly ahead: Float64Array,
    readonly budget: Budget,
    readonly enough: number,
  ) {
    this.#automaton = automaton;
    this.#letters = charactersApart(automaton.bits);
  }

  steps(): number {
    const repeated = this.#repeated();
    return repeated > this.enough ? repeated : Math.max(repeated, this.#searched());
  }

  #start(): Trial {
    return { ways: this.#automaton.first, steps: 0 };
  }

  #repeated(): number {
    const { length } = this.#letters;
    const units = this.#letters.flatMap((one) =>
      length > mostPaired ? [[one]] : this.#letters.map((other) => [one, other]),
    );
    let most = 0;
    for (const unit of units) {
      let trial = this.#begun(unit[0] ?? 0n);
      for (let at = 1; at < statedLength && trial.ways.size > 0; at += 1) {
        trial = this.#read(trial, unit[at % unit.length] ?? 0n);
        if (trial.steps > this.enough) return trial.steps;
      }
      most = Math.max(most, trial.steps);
    }
    return most;
  }

  /** After the symbol for the start of the text, where the pattern asks for it. */
  #begun(letter: bigint): Trial {
    const { start } = this.#automaton;
    const atStart = enter(this.#automaton, this.#start(), start);
    const ways = successors(this.#automaton, atStart.ways, this.budget);
    for (const [state, count] of this.#automaton.first) {
      ways.set(state, Math.max(count, ways.get(state) ?? 0));
    }
    return enter(this.#automaton, { ways, steps: 0 }, letter);
  }

  #read({ ways, steps }: Trial, letter: bigint): Trial {
    const next = successors(this.#automaton, ways, this.budget);
    return enter(this.#automaton, { ways: next, steps }, letter);
  }

  #searched(): number {
    let trials = this.#letters.map((letter) => this.#begun(letter));
    let most = 0;
    for (let length = 0; length < statedLength && trials.length > 0; length += 1) {
      trials = this.#best(trials.filter(({ ways }) => ways.size > 0));
      for (const { steps } of trials) most = Math.max(most, steps);
      if (most > this.enough) return most;
      trials = trials.flatMap(({ ways, steps }) => {
        const next = { ways: successors(this.#automaton, ways, this.budget), steps };
        return this.#letters.map((letter) => enter(this.#automaton, next, letter));
      });
    }
    return most;
  }

  /** Those with the most steps, ways and states, and with the dearest future: each leads elsewhere. */
  #best(trials: readonly Trial[]): Trial[] {
    const measures: ((trial: Trial) => number)[] = [
      ({ ways }) => [...ways.values()].reduce((sum, count) => sum + count, 0),
      ({ ways }) => {
        let sum = 0;
        for (const [state, count] of ways) sum += count * (this.ahead[state] ?? 0);
        return sum;
      },
      ({ steps }) => steps,
      ({ ways }) => ways.size,
    ];
    const chosen = measures.flatMap((measure) =>
      trials
        .map((trial) => ({ trial, size: measure(trial) }))
        .sort((one, other) => other.size - one.size)
        .slice(0, breadth)
        .map(({ trial }) => trial),
    );
    return [...new Set(chosen)];
  }
}

function successors(
  { follow, accepting }: Automaton,
  ways: ReadonlyMap<number, number>,
  budget: Budget,
): Map<number, number> {
  const next = new Map<number, number>();
  for (const [state, count] of ways) {
    for (const [to, edges] of follow[state] ?? []) {
      budget.spend();
      // An accepting state ends the search: it is entered once.
      const sum = (next.get(to) ?? 0) + count * edges;
      next.set(to, accepting.has(to) ? 1 : sum);
    }
  }
  return next;
}

function enter({ bits }: Automaton, { ways, steps }: Trial, letter: bigint): Trial {
  const entered = new Map<number, number>();
  let sum = steps;
  for (const [state, count] of ways) {
    if (((bits[state] ?? 0n) & letter) === 0n) continue;
    entered.set(state, count);
    sum += count;
  }
  return { ways: entered, steps: sum };
}
