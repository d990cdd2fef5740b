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
      // ProtoJSON: a server writes the number of a value of which it does not know the name.
      if (trace.nulls !== undefined && isEnumNumber(value)) {
        trace.nulls.found.push({ path: trace.path, text: String(value) });
        return;
      }
      const others = values.filter((listed) => typeof listed !== "string");
      const types = ["string", ...others.map(quote)];
      const message = `must be ${joinOr(types.map(withArticle))}`;
      demand(value, trace, "type", joinOr(types), message);
    },
  };
}

/** Enums of protobuf have 32 bits. */
function isEnumNumber(value: unknown): value is number {
  return (
    Number.isInteger(value) && (value as number) === ((value as number) | 0)
  );
}

function isListed(value: unknown, values: readonly unknown[]): boolean {
  return values.some((listed) => equal(listed, value));
}
