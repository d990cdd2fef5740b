import type { Findings, Place } from "../diagnostics.js";
import { patternFlags } from "./patterns.js";

/** Escapes of other languages, which are mere letters in ECMAScript, and what to write there. */
const escapes: Readonly<Record<string, string>> = {
  A: "write `^`",
  Z: "write `$`",
  z: "write `$`",
  G: "leave it out",
  Q: "put a backslash before each character that means something",
  E: "put a backslash before each character that means something",
  h: "write `[ \\t]`",
  R: "write `(?:\\r\\n|\\n)`",
};

/**
 * Warns of a pattern in the dialect of another language that runs all the same, and means something
 * else: `\A[a-z]+\z` of Ruby looks for the letters A and z.
 */
export function reportForeignPattern(pattern: string, place: Place, findings: Findings): void {
  const found = foreignPart(pattern);
  if (found === undefined) return;
  const { text, meaning, remedy } = found;
  const message = `\`${text}\` in the pattern means ${meaning} in ECMAScript: ${remedy}.`;
  findings.report("foreign-pattern", message, place);
}

interface ForeignPart {
  readonly text: string;
  readonly meaning: string;
  readonly remedy: string;
}

function foreignPart(pattern: string): ForeignPart | undefined {
  const named = /\[\[:\^?\w+:\]/.exec(pattern)?.[0];
  if (named !== undefined) {
    const remedy = "list the characters, or write `\\p{…}` of Unicode";
    return { text: named, meaning: "one of these characters, and then `]`", remedy };
  }
  // With the flag `u` they would be no expression at all.
  if (patternFlags(pattern) === "u") return undefined;
  for (const [text, letter = ""] of pattern.matchAll(/\\(.)/gsu)) {
    if (Object.hasOwn(escapes, letter)) {
      return { text, meaning: `the letter ${letter}`, remedy: escapes[letter] ?? "" };
    }
  }
  const property = /(?<!\\)(?:\\\\)*(\\[pP]\{[^}]{0,40}\})/.exec(pattern)?.[1];
  if (property === undefined) return undefined;
  const remedy = "write only what the flag `u` allows beside it, and names that Unicode has";
  return { text: property, meaning: "the letter p and braces", remedy };
}
