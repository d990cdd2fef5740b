import { RegExpParser, type AST } from "@eslint-community/regexpp";
import {
  Budget,
  isExponential,
  isPolynomial,
  LoopGraph,
  SearchTooLong,
} from "./pattern-ambiguity.js";
import { PatternAlphabet } from "./pattern-alphabet.js";
import { AutomatonBuilder, PatternTooLarge, type Automaton } from "./pattern-automaton.js";
import { PatternCost } from "./pattern-cost.js";
import { WorstText } from "./pattern-worst-text.js";
import { patternFlags } from "./pattern-syntax.js";

/**
 * How long a backtracking matcher may take over a text that does not match: `linear`, soon, for any
 * text up to the stated length; `polynomial`, in proportion to the square of its length or a power
 * somewhat higher; `catastrophic`, without an end that anybody would wait for; `unknown` where the
 * pattern is too large to tell.
 */
export type PatternSpeed = "linear" | "polynomial" | "catastrophic" | "unknown";

export interface PatternVerdict {
  readonly speed: PatternSpeed;
  /** Whether `linear` is a bound that no text of the stated length exceeds, not the result of a search. */
  readonly isProven: boolean;
}

const longestPattern = 10_000;
const steps = 4_000_000;

/** Steps that take less than a second, and those that nobody waits for. */
const fewSteps = 2e6;
const manySteps = 1e8;

/** The cube of the stated length, and more: what loops of a high degree take. */
const countlessSteps = 1e11;

/** Counts below this are written out; where that makes too many states, those below the next. */
const endlessCounts = [1_000, 100, 10];

const known = new Map<string, PatternVerdict>();

export function patternSpeed(pattern: string): PatternSpeed {
  return patternVerdict(pattern).speed;
}

/** Errs on the side of caution: boundaries (`\b`) and lookarounds are taken to let everything pass. */
export function patternVerdict(pattern: string): PatternVerdict {
  const found = known.get(pattern) ?? analyse(pattern);
  // Documents repeat their patterns; what has been asked long ago may be found again.
  if (known.size > 2_000) known.clear();
  known.set(pattern, found);
  return found;
}

const proven: PatternVerdict = { speed: "linear", isProven: true };

function analyse(pattern: string): PatternVerdict {
  if (isPlain(pattern)) return proven;
  const unknown: PatternVerdict = { speed: "unknown", isProven: false };
  if (pattern.length > longestPattern) return unknown;
  const flags = patternFlags(pattern) ?? "";
  try {
    const parsed = parse(pattern, flags);
    const alphabet = PatternAlphabet.of(mentionedIn(parsed), flags);
    return alphabet === undefined ? unknown : verdictOf(automatonOf(parsed, alphabet));
  } catch (error) {
    // Nested too deep for the parser, or newer than it.
    if (error instanceof RangeError || error instanceof SyntaxError) return unknown;
    if (error instanceof PatternTooLarge || error instanceof SearchTooLong) return unknown;
    throw error;
  }
}

/** Most patterns repeat nothing: there is little to try. Ten choices are a thousand ways. */
function isPlain(pattern: string): boolean {
  const choices = pattern.match(/[?|]/g) ?? [];
  return choices.length < 10 && pattern.length < 1_000 && !/[*+{]/.test(pattern);
}

function parse(pattern: string, flags: string): AST.Pattern {
  const unicode = flags.includes("u");
  return new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode });
}

function automatonOf(parsed: AST.Pattern, alphabet: PatternAlphabet): Automaton {
  for (const endless of endlessCounts) {
    try {
      return new AutomatonBuilder(alphabet, endless).build(parsed);
    } catch (error) {
      if (!(error instanceof PatternTooLarge)) throw error;
    }
  }
  throw new PatternTooLarge();
}

function verdictOf(automaton: Automaton): PatternVerdict {
  const cost = new PatternCost(automaton, new Budget(steps));
  const graph = new LoopGraph(automaton, new Budget(steps));
  const catastrophic: PatternVerdict = { speed: "catastrophic", isProven: false };
  const polynomial: PatternVerdict = { speed: "polynomial", isProven: false };
  if (isExponential(graph)) return catastrophic;
  const isBounded = cost.bound() <= fewSteps;
  const search = (enough: number) =>
    new WorstText(automaton, cost.ahead, new Budget(steps), enough).steps();
  if (isPolynomial(graph)) {
    return !isBounded && search(countlessSteps) > countlessSteps ? catastrophic : polynomial;
  }
  if (isBounded) return proven;
  const most = search(manySteps);
  if (most > manySteps) return catastrophic;
  return most > fewSteps ? polynomial : { speed: "linear", isProven: false };
}

function mentionedIn(parsed: AST.Pattern): Set<number> {
  const codes = new Set<number>();
  visit(parsed, (node) => {
    if (node.type === "Character") codes.add(node.value);
  });
  return codes;
}

function visit(node: AST.Node, action: (node: AST.Node) => void): void {
  action(node);
  if ("alternatives" in node) node.alternatives.forEach((child) => visit(child, action));
  if ("elements" in node) node.elements.forEach((child) => visit(child, action));
  if (node.type === "Quantifier") visit(node.element, action);
  if (node.type === "CharacterClassRange") {
    visit(node.min, action);
    visit(node.max, action);
  }
}
