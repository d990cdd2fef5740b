import { isInlined } from "./component-homes.js";
import { normalizePointer } from "../../json/pointer.js";
import type { Reference, ReferenceGraph } from "../references/reference-graph.js";
import type { SourceFile } from "../source-file.js";

/** Keywords that the bundle leaves out or rewrites everywhere. */
const rewritten = ["$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$schema"];

/**
 * Whether all references of the document are pointers into the document itself. Then it is its own bundle,
 * and nothing is copied.
 */
export function isSelfContained(root: SourceFile, graph: ReferenceGraph): boolean {
  if (rewritten.some((keyword) => root.mentions(keyword))) return false;
  for (const reference of graph.values()) if (!staysAsItIs(root, reference)) return false;
  return true;
}

function staysAsItIs(root: SourceFile, { use, target, wrong }: Reference): boolean {
  if (wrong !== undefined) return false;
  if (use.place.source !== root || target.source !== root || isInlined(use)) return false;
  return use.text === target.pointer || normalizePointer(use.text) === target.pointer;
}
