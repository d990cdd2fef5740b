import { describeValues, joinOr, quote, withArticle } from "./describe.js";
import { equal } from "./equal.js";
import type { Node } from "./node.js";
import { demand } from "./trace.js";

/** One of the listed JSON values. */
export function explainLiteral(values: readonly unknown[]): Node {
  return {
    explain: (value, trace) => {
      const code = values.length === 1 ? "const" : "enum";
      if (!isListed(value, values))
        demand(value, trace, code, describeValues(values));
    },
  };
}

/** One of the listed JSON values, or any string: what can be wrong is the type. */
export function explainOpen(values: readonly unknown[]): Node {
  return {
    explain: (value, trace) => {
      if (typeof value === "string" || isListed(value, values)) return;
      const others = values.filter((listed) => typeof listed !== "string");
      const types = ["string", ...others.map(quote)];
      const message = `must be ${joinOr(types.map(withArticle))}`;
      demand(value, trace, "type", joinOr(types), message);
    },
  };
}

function isListed(value: unknown, values: readonly unknown[]): boolean {
  return values.some((listed) => equal(listed, value));
}
