import type { Doc } from "./doc.js";
import type { Place } from "./place.js";
import type { Node } from "./tree.js";

/** How a rule gets at the documents of the parts inside. */
export interface Parts {
  /** The part laid out now: it is known to break, or its line breaks are those of what it stands in. */
  now(node: Node, place: Place): Doc;
  /** The part, laid out only where it turns out not to fit. */
  later(node: Node, place: Place): Doc;
}
