import type { AST } from "@eslint-community/regexpp";
import type { CharacterBits, PatternAlphabet } from "./pattern-alphabet.js";
import { endsInCheck, longestText } from "./pattern-syntax.js";

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
  /** The symbol that `^` reads: it comes before the first character. */
  readonly start: CharacterBits;
}

/** Thrown where a pattern has more states than can be looked at. */
export class PatternTooLarge extends Error {}

const mostStates = 3_000;

/** A back reference reads what its group read. Beyond this length it counts as a loop. */
const longestReference = 64;

type Ways = ReadonlyMap<number, number>;

/** A part of the pattern: where it begins and ends, and in how many ways it can be nothing at all. */
interface Part {
  readonly empty: number;
  readonly first: Ways;
  readonly last: Ways;
}

const nothing: Part = { empty: 1, first: new Map(), last: new Map() };
const none: Ways = new Map();

type LookAround = AST.LookaroundAssertion;

export class AutomatonBuilder {
  readonly #bits: CharacterBits[] = [];
  readonly #follow: Map<number, number>[] = [];
  /** After these the pattern has matched, or a lookaround is decided. */
  readonly #decided: number[] = [];
  /** Inside a lookbehind, which reads another part of the text: any character may stand there. */
  #behind = 0;
  /** Whether a count was cut: what follows then is no sign of success. */
  #isCut = false;

  constructor(
    readonly alphabet: PatternAlphabet,
    /** Counts from here on are taken to have no end. Smaller ones are written out. */
    readonly endless: number,
  ) {}

  /** A pattern may match anywhere: a loop over all characters comes first. */
  build(body: AST.Pattern): Automaton {
    const part = this.#either(body.alternatives);
    const anywhere = this.#read(this.alphabet.all);
    this.#connect(anywhere.last, anywhere.first);
    this.#connect(anywhere.last, part.first);
    if (!this.#isCut && !endsInCheck(body)) this.#decided.push(...part.last.keys());
    return {
      bits: this.#bits,
      first: added([part.first, anywhere.first]),
      follow: this.#follow,
      accepting: new Set(this.#decided),
      start: this.alphabet.start,
    };
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
    // A lookbehind is matched from its end.
    const inOrder = this.#behind > 0 ? [...elements].reverse() : elements;
    return inOrder.reduce((part, element) => this.#then(part, this.#element(element)), nothing);
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
        return this.#assertion(element);
      case "Backreference":
        return this.#reference(element);
      case "ExpressionCharacterClass":
        // Only the flag `v` has these; what they accept is not computed.
        return this.#read(this.alphabet.all);
      default:
        return element satisfies never;
    }
  }

  #assertion(element: AST.Assertion): Part {
    switch (element.kind) {
      case "end":
        return this.#read(this.alphabet.end);
      case "start":
        return this.#read(this.alphabet.start);
      case "lookahead":
      case "lookbehind":
        return this.#lookAround(element);
      case "word":
        return nothing;
      default:
        return element satisfies never;
    }
  }

  /** A side way of the text: read from here, and given up as soon as it is decided. */
  #lookAround(assertion: LookAround): Part {
    const { kind, alternatives } = assertion;
    const outside = this.#behind;
    this.#behind = kind === "lookbehind" ? 1 : 0;
    const { first, last } = this.#either(alternatives);
    this.#behind = outside;
    if (!this.#isCut && !endsInCheck(assertion)) this.#decided.push(...last.keys());
    return { empty: 1, first, last: none };
  }

  #reference({ resolved }: AST.Backreference): Part {
    const groups = Array.isArray(resolved) ? resolved : [resolved];
    const length = Math.max(0, ...groups.map(longestText));
    if (length > longestReference) return this.#anything();
    return this.#counted(0, length, () => this.#read(this.alphabet.all));
  }

  #anything(): Part {
    const part = this.#read(this.alphabet.all);
    this.#connect(part.last, part.first);
    return optional(part);
  }

  #repeated({ element, min, max }: AST.Quantifier): Part {
    if (max === 0) return nothing;
    // Rounds of the same text are read in one way.
    if (element.type === "Backreference") return this.#anything();
    const make = () => this.#element(element);
    if (max < this.endless) return this.#counted(min, max, make);
    // `x{3,}` is `xxx+`.
    const required = min < this.endless ? Math.max(0, min - 1) : 0;
    if (min >= this.endless) this.#isCut = true;
    const part = make();
    this.#connect(part.last, part.first);
    const loop = min === 0 ? optional(part) : part;
    return this.#then(this.#counted(required, required, make), loop);
  }

  /** Each round beyond `min` may be the last. */
  #counted(min: number, max: number, make: () => Part): Part {
    let required = nothing;
    for (let round = 0; round < min; round += 1) required = this.#then(required, make());
    if (max === min) return required;
    const rounds = Array.from({ length: max - min }, make);
    rounds.forEach(({ last }, index) => {
      const next = rounds[index + 1];
      if (next !== undefined) this.#connect(last, next.first);
    });
    const first = rounds[0]?.first ?? none;
    return this.#then(required, { empty: 1, first, last: added(rounds.map(({ last }) => last)) });
  }

  #read(bits: CharacterBits): Part {
    const state = this.#bits.push(this.#behind > 0 ? this.alphabet.all : bits) - 1;
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
