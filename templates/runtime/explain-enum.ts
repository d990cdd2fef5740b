import { describeValues } from "./describe.js";
import type { Node } from "./node.js";
import { demand } from "./trace.js";

/** One of the listed values, which are neither arrays nor objects. */
export function explainEnum(values: readonly unknown[]): Node {
  return {
    explain: (value, trace) => {
      const code = values.length === 1 ? "const" : "enum";
      if (!values.includes(value))
        demand(value, trace, code, describeValues(values));
    },
  };
}
