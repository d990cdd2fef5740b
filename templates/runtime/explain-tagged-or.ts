import type { Child, Children, Node } from "./node.js";
import { isObject } from "./object.js";
import { getOwn, hasOwn } from "./own.js";
import { visit } from "./trace.js";

/** As `explainTagged`; what the tag names no member for has to fit another. */
export function explainTaggedOr(
  property: string,
  tags: Children,
  otherwise: Child,
): Node {
  return {
    explain: (value, trace) => {
      const tag = isObject(value) ? getOwn(value, property) : undefined;
      const isKnown = typeof tag === "string" && hasOwn(tags, tag);
      visit(value, (isKnown ? tags[tag] : undefined) ?? otherwise, trace);
    },
  };
}
