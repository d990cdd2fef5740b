import { explainFormat } from "./explain-format.js";
import type { Node } from "./node.js";

/** A regular expression of ECMA-262, in its Unicode mode. */
export function matchesRegex(value: string): boolean {
  try {
    new RegExp(value, "u");
    return true;
  } catch {
    return false;
  }
}

export const regexNode: Node = /* @__PURE__ */ explainFormat(
  "a regular expression (ECMA-262)",
  matchesRegex,
);
