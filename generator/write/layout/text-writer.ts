import type { Comment } from "./tokens.js";
import type { Place } from "./place.js";
import type { Node, Statement } from "./tree.js";

/** How text is written: piece by piece, the parts inside by whatever is right for them. */
export interface TextWriter {
  add(text: string): void;
  newline(indent: number, blank?: boolean): void;
  comments(comments: readonly Comment[], indent: number): void;
  statements(statements: readonly Statement[], indent: number): void;
  /** Writes the node at a column; so many columns follow it on its last line. */
  write(node: Node, place: Place, indent: number, column: number, after: number): void;
}
