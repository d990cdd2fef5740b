import { limitFix, type ReadLimits } from "./limits.js";
import type { TextProblem } from "./text/parsed-text.js";

/** The text exceeds the limit `depth` at `start`. */
export function tooDeepAt(start: number, { depth }: ReadLimits): TextProblem {
  const message = `The document is nested more than ${depth} levels deep (limit \`depth\`).`;
  const fix = limitFix("depth", "Flatten the document.");
  return { code: "limit-exceeded", message, fix, start, end: start + 1 };
}

/** A YAML text that needs the slower parser has too many values for it. */
export function tooSlowAt(start: number, slowness: number, { nodes }: ReadLimits): TextProblem {
  const most = Math.ceil(nodes / slowness);
  const message = `The file has more than ${most} values, and is not plain YAML (limit \`nodes\`, a ${slowness}th of it).`;
  const instead = "Fix its errors, or write it without anchors, aliases and long numbers.";
  return {
    code: "limit-exceeded",
    message,
    fix: limitFix("nodes", instead),
    start,
    end: start + 1,
  };
}

/** The first value too many of a text begins at `start`. */
export function tooManyNodesAt(start: number, { nodes }: ReadLimits): TextProblem {
  const message = `The file has more than ${nodes} values (limit \`nodes\`).`;
  const fix = limitFix("nodes", "Split the file.");
  return { code: "limit-exceeded", message, fix, start, end: start + 1 };
}
