import type { Child, Node } from "./node.js";
import { isObject } from "./object.js";
import { isFull, reportType, visit } from "./trace.js";

/** An object of which only the values are told, whatever their names are. */
export function explainMap(values: Child): Node {
  return {
    explain: (value, trace) => {
      if (!isObject(value)) return reportType(value, trace, "object");
      const names = Object.keys(value);
      for (let i = 0; i < names.length && !isFull(trace); i++) {
        const name = names[i] as string;
        const property = value[name];
        if (property !== undefined) visit(property, values, trace, name);
      }
    },
  };
}
