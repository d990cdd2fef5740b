import { explainFormat } from "./explain-format.js";
import type { FormatNode } from "./node.js";

/** A regular expression of ECMA-262, in its Unicode mode. */
export function matchesRegex(value: string): boolean {
  try {
    new RegExp(value, "u");
    return true;
  } catch {
    return false;
  }
}

export const regexNode: FormatNode = {
  explain: explainFormat,
  expected: "a regular expression (ECMA-262)",
  test: matchesRegex,
};
