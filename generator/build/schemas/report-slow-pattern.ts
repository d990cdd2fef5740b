import type { Findings, Place } from "../../findings/diagnostics.js";
import { patternSpeed } from "../../regex/pattern-speed.js";

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
