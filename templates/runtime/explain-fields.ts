import type { Child, Children, Node } from "./node.js";
import { isObject } from "./object.js";
import { hasOwn } from "./own.js";
import { reportType, visit } from "./trace.js";

/** An object that has properties, and no other rules. */
export function explainFields(properties: Children): Node {
  const names = Object.keys(properties);
  const children = Object.values(properties);
  return {
    explain: (value, trace) => {
      if (!isObject(value)) return reportType(value, trace, "object");
      for (let i = 0; i < names.length; i++) {
        const name = names[i] as string;
        const child = children[i] as Child;
        const property = value[name];
        // Most children are names of types.
        if (property === undefined || typeof property === child) continue;
        if (!hasOwn(value, name)) continue;
        const { nulls } = trace;
        if (property === null && nulls?.isUnset(child, name, trace) === true)
          continue;
        visit(property, child, trace, name);
      }
    },
  };
}
