import type { Child, Node } from "./node.js";
import { isObject } from "./object.js";
import { getOwn } from "./own.js";
import { visit } from "./trace.js";

/** A union in which a property names the member, for the values that have the property. */
export function explainUntagged(
  property: string,
  tagged: Child,
  untagged: Child,
): Node {
  return {
    explain: (value, trace) => {
      const isTagged = isObject(value) && getOwn(value, property) !== undefined;
      visit(value, isTagged ? tagged : untagged, trace);
    },
  };
}
