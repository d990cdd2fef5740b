import type { AST } from "@eslint-community/regexpp";
import type { CharacterBits, PatternAlphabet } from "./pattern-alphabet.js";

/**
 * A pattern as an automaton without empty steps (Glushkov): a state for every place where a character
 * is read. Where two ways lead from one state to another, a matcher that backtracks tries both.
 */
export interface Automaton {
  /** What each state reads. */
  readonly bits: readonly CharacterBits[];
  /** The states that can come first. */
  readonly first: ReadonlyMap<number, number>;
  /** State -> next states, and in how many ways (2: two or more). */
  readonly follow: readonly ReadonlyMap<number, number>[];
  /** States after which the pattern has matched, whatever comes. */
  readonly accepting: ReadonlySet<number>;
}

/** Thrown where a pattern has more states than can be looked at. */
export class PatternTooLarge extends Error {}

const mostStates = 1_500;

/** Repetitions below this are written out, so that what one hands to the next is seen. */
const mostCopies = 9;

type Ways = ReadonlyMap<number, number>;

/** A part of the pattern: where it begins and ends, and in how many ways it can be nothing at all. */
interface Part {
  readonly empty: number;
  readonly first: Ways;
  readonly last: Ways;
}

const nothing: Part = { empty: 1, first: new Map(), last: new Map() };

export class AutomatonBuilder {
  readonly #bits: CharacterBits[] = [];
  readonly #follow: Map<number, number>[] = [];

  constructor(
    readonly alphabet: PatternAlphabet,
    /** How often something must be repeatable to count as repeated without end. */
    readonly endless: number,
  ) {}

  /** A pattern may match anywhere: a loop over all characters comes first. A lookaround may not. */
  build(body: AST.Pattern | AST.LookaroundAssertion): Automaton {
    const part = this.#either(body.alternatives);
    const firsts = [part.first];
    if (body.type === "Pattern") {
      const anywhere = this.#read(this.alphabet.all);
      this.#connect(anywhere.last, anywhere.first);
      this.#connect(anywhere.last, part.first);
      firsts.push(anywhere.first);
    }
    // A lookbehind is matched from its end: what stands at its start may still fail.
    const isBackward = body.type === "Assertion" && body.kind === "lookbehind";
    const accepting = new Set(isBackward ? [] : part.last.keys());
    return { bits: this.#bits, first: added(firsts), follow: this.#follow, accepting };
  }

  #either(alternatives: readonly AST.Alternative[]): Part {
    const parts = alternatives.map(({ elements }) => this.#sequence(elements));
    return {
      empty: Math.min(
        2,
        parts.reduce((sum, { empty }) => sum + empty, 0),
      ),
      first: added(parts.map(({ first }) => first)),
      last: added(parts.map(({ last }) => last)),
    };
  }

  #sequence(elements: readonly AST.Element[]): Part {
    return elements.reduce((part, element) => this.#then(part, this.#element(element)), nothing);
  }

  #then(one: Part, other: Part): Part {
    this.#connect(one.last, other.first);
    return {
      empty: Math.min(2, one.empty * other.empty),
      first: added([one.first, times(other.first, one.empty)]),
      last: added([other.last, times(one.last, other.empty)]),
    };
  }

  #element(element: AST.Element): Part {
    switch (element.type) {
      case "Character":
      case "CharacterClass":
      case "CharacterSet":
        return this.#read(this.alphabet.bitsOf(element));
      case "Group":
      case "CapturingGroup":
        return this.#either(element.alternatives);
      case "Quantifier":
        return this.#repeated(element);
      case "Assertion":
        if (element.kind === "end") return this.#read(this.alphabet.end);
        return element.kind === "start" ? this.#read(this.alphabet.start) : nothing;
      case "Backreference":
      case "ExpressionCharacterClass":
        // What stands there is not known: anything.
        return this.#read(this.alphabet.all);
      default:
        return element satisfies never;
    }
  }

  #repeated({ element, min, max }: AST.Quantifier): Part {
    if (max === 0) return nothing;
    if (max <= mostCopies) {
      const copies = Array.from({ length: max }, (_, index) =>
        index < min ? this.#element(element) : optional(this.#element(element)),
      );
      return copies.reduce((part, copy) => this.#then(part, copy), nothing);
    }
    const part = this.#element(element);
    if (max >= this.endless) this.#connect(part.last, part.first);
    // Rounds that must be there may be empty, and any of them may be the one that is.
    if (max >= this.endless && min > 1 && part.empty > 0) this.#connect(part.last, part.first);
    return min === 0 ? optional(part) : part;
  }

  #read(bits: CharacterBits): Part {
    const state = this.#bits.push(bits) - 1;
    if (state >= mostStates) throw new PatternTooLarge();
    this.#follow.push(new Map());
    const ways = new Map([[state, 1]]);
    return { empty: 0, first: ways, last: ways };
  }

  #connect(last: Ways, first: Ways): void {
    for (const [from, ways] of last) {
      const next = this.#follow[from];
      for (const [to, others] of first) {
        next?.set(to, Math.min(2, (next.get(to) ?? 0) + ways * others));
      }
    }
  }
}

/** A repetition that reads nothing is not tried (ECMA-262, RepeatMatcher), so there is one way only. */
function optional(part: Part): Part {
  return { ...part, empty: 1 };
}

function times(ways: Ways, factor: number): Ways {
  if (factor === 0) return new Map();
  return factor === 1
    ? ways
    : new Map([...ways].map(([state, count]) => [state, Math.min(2, count * factor)]));
}

function added(all: readonly Ways[]): Ways {
  const sum = new Map<number, number>();
  for (const [state, count] of all.flatMap((ways) => [...ways])) {
    sum.set(state, Math.min(2, (sum.get(state) ?? 0) + count));
  }
  return sum;
}
