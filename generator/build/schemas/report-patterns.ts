import type { Findings, Place } from "../../findings/diagnostics.js";
import type { ForeignPart } from "../../regex/foreign-parts.js";
import { rewritePattern } from "../../regex/rewrite-pattern.js";
import { patternSpeed } from "../../regex/pattern-speed.js";
import { patternFlags } from "../../regex/pattern-syntax.js";

/**
 * Warns of a pattern of another language that is valid ECMAScript, but means something else: Ruby's
 * `\A[a-z]+\z` matches the letters A and z.
 */
export function reportForeignPattern(pattern: string, place: Place, findings: Findings): void {
  const { parts, rewrite } = rewritePattern(pattern);
  const isUnicode = patternFlags(pattern) === "u";
  // With the flag `u`, foreign escapes would be errors, so `\p{L}` has its usual meaning.
  const part = parts.find(({ text }) => !isUnicode || !text.startsWith("\\"));
  if (part === undefined) return;
  const { text, meaning = "something else", fix } = part;
  const message = `\`${text}\` in the pattern means ${meaning} in ECMAScript: ${fix}.`;
  findings.report("foreign-pattern", message, place, fixOf(pattern, rewrite));
}

/** Reports a pattern that is not valid ECMAScript, and how to write its foreign parts. */
export function reportInvalidPattern(
  subject: string,
  pattern: string,
  place: Place,
  findings: Findings,
): void {
  const { parts, rewrite } = rewritePattern(pattern);
  const reasons = parts.length === 0 ? "" : ` ${unique(parts).join(" ")}`;
  const message = `${subject} is not a valid regular expression: it is not checked.${reasons}`;
  const fix = parts.length === 0 ? {} : fixOf(pattern, rewrite);
  // An invalid key of `patternProperties` is an error, an invalid `pattern` only a warning for `generate`.
  findings.report("invalid-pattern", message, place, { harmless: !("at" in place), ...fix });
}

function unique(parts: readonly ForeignPart[]): string[] {
  const sentences = parts.map(({ text, fix }) => `ECMAScript does not have \`${text}\`: ${fix}.`);
  return [...new Set(sentences)].slice(0, 3);
}

function fixOf(pattern: string, rewrite: string | undefined): { fix: string } | object {
  if (rewrite === undefined || rewrite === pattern || patternFlags(rewrite) === undefined)
    return {};
  return { fix: `Write the pattern as \`${rewrite}\`.` };
}

const messages = {
  catastrophic: "can block a validator: it can match some texts in a very large number of ways",
  polynomial:
    "takes time that grows with the square of the length, or faster, on some texts that do not match",
  unknown: "is too large to determine how long it takes",
} as const;

/** Warns of a pattern that backtracks: some values that do not match could block the program. */
export function reportSlowPattern(pattern: string, place: Place, findings: Findings): void {
  const speed = patternSpeed(pattern);
  if (speed === "linear") return;
  const shown = pattern.length > 60 ? `${pattern.slice(0, 57)}...` : pattern;
  findings.report("slow-pattern", `The pattern \`${shown}\` ${messages[speed]}.`, place, {
    severity: speed === "catastrophic" ? "warning" : "info",
  });
}
