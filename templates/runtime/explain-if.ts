import { fits } from "./attempt.js";
import type { Node } from "./node.js";
import { ownFields } from "./own.js";
import type { IfRules } from "./rules.js";
import { visit } from "./trace.js";

/** Reports what `then` or `else` has to say. */
export function explainIf(given: IfRules): Node {
  const rules = ownFields(given);
  return {
    explain: (value, trace) => {
      const branch = fits(value, rules.if, trace) ? rules.then : rules.else;
      if (branch !== undefined) visit(value, branch, trace);
    },
  };
}
