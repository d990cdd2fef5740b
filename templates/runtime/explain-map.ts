import type { Child, Node } from "./node.js";
import { isObject } from "./object.js";
import { isFull, reportType, visit } from "./trace.js";

/** An object of which only the values are told, whatever their names are. */
export function explainMap(values: Child): Node {
  return {
    explain: (value, trace) => {
      if (!isObject(value)) return reportType(value, trace, "object");
      for (const name of Object.keys(value)) {
        if (isFull(trace)) return;
        const property = value[name];
        if (property !== undefined) visit(property, values, trace, name);
      }
    },
  };
}
