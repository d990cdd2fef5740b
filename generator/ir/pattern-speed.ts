import { RegExpParser, type AST } from "@eslint-community/regexpp";
import {
  Budget,
  hasManyWays,
  isExponential,
  isPolynomial,
  LoopGraph,
  SearchTooLong,
} from "./pattern-ambiguity.js";
import { PatternAlphabet } from "./pattern-alphabet.js";
import { AutomatonBuilder, PatternTooLarge } from "./pattern-automaton.js";
import { patternFlags } from "./patterns.js";

/**
 * How long a backtracking matcher may take over a text that does not match: `linear`, in proportion to
 * its length; `polynomial`, to its square or a power somewhat higher; `catastrophic`, without an end
 * that anybody would wait for; `unknown` where the pattern is too large to tell.
 */
export type PatternSpeed = "linear" | "polynomial" | "catastrophic" | "unknown";

const longestPattern = 10_000;
const steps = 400_000;

/** Up to so many repetitions, what they do with each other ends soon enough. */
const manyRounds = 10;
const manyCharacters = 1_000;

const known = new Map<string, PatternSpeed>();

/**
 * Errs on the side of caution: boundaries (`\b`) and lookarounds are taken to let everything pass, and
 * a count of ten or more to have no end where counts nest.
 */
export function patternSpeed(pattern: string): PatternSpeed {
  const found = known.get(pattern) ?? analyse(pattern);
  // Documents repeat their patterns; what has been asked long ago may be found again.
  if (known.size > 2_000) known.clear();
  known.set(pattern, found);
  return found;
}

function analyse(pattern: string): PatternSpeed {
  if (isPlain(pattern)) return "linear";
  if (pattern.length > longestPattern) return "unknown";
  const flags = patternFlags(pattern) ?? "";
  try {
    const parsed = parse(pattern, flags);
    const alphabet = PatternAlphabet.of(mentionedIn(parsed), flags);
    return alphabet === undefined ? "unknown" : worstOf(parsed, alphabet);
  } catch (error) {
    // Nested too deep for the parser, or newer than it.
    if (error instanceof RangeError || error instanceof SyntaxError) return "unknown";
    if (error instanceof PatternTooLarge || error instanceof SearchTooLong) return "unknown";
    throw error;
  }
}

/** Most patterns repeat nothing, or each part a few times: there is little to try. */
function isPlain(pattern: string): boolean {
  const optional = pattern.match(/[?{]/g) ?? [];
  return optional.length < 10 && !/[*+]|\{\d*(?:\d\d|,)/.test(pattern);
}

function parse(pattern: string, flags: string): AST.Pattern {
  const unicode = flags.includes("u");
  return new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode });
}

/** Of the whole and of each lookaround in it, which is matched by itself. */
function worstOf(parsed: AST.Pattern, alphabet: PatternAlphabet): PatternSpeed {
  const budget = new Budget(steps);
  const bodies = [parsed, ...lookaroundsIn(parsed)];
  const graphs = (endless: number) =>
    bodies.map((body) => {
      const automaton = new AutomatonBuilder(alphabet, endless).build(body);
      return new LoopGraph(automaton, budget);
    });
  const rounds = graphs(manyRounds);
  if (rounds.some(isExponential) || rounds.some(hasManyWays)) return "catastrophic";
  return graphs(manyCharacters).some(isPolynomial) ? "polynomial" : "linear";
}

function mentionedIn(parsed: AST.Pattern): Set<number> {
  const codes = new Set<number>();
  visit(parsed, (node) => {
    if (node.type === "Character") codes.add(node.value);
  });
  return codes;
}

function lookaroundsIn(parsed: AST.Pattern): AST.LookaroundAssertion[] {
  const found: AST.LookaroundAssertion[] = [];
  visit(parsed, (node) => {
    if (node.type !== "Assertion") return;
    if (node.kind === "lookahead" || node.kind === "lookbehind") found.push(node);
  });
  return found;
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
