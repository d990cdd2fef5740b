import type { Pointer } from "../../json/json.js";
import { appendPointer, formatPointer, parsePointer, rootPointer } from "../../json/pointer.js";

/** The old and new places of the moved parts of a document. Other parts stay at their place. */
export class Moves {
  readonly #origins = new Map<Pointer, Pointer>([[rootPointer, rootPointer]]);
  readonly #targets = new Map<Pointer, Pointer>([[rootPointer, rootPointer]]);

  /** Records a move from `from` to `to`; of several copies, the first is the target of references. */
  add(from: Pointer, to: Pointer): void {
    this.#origins.set(to, from);
    if (!this.#targets.has(from)) this.#targets.set(from, to);
  }

  /** Where a place of the new document was in the old one. */
  originOf(pointer: Pointer): Pointer {
    return follow(pointer, this.#origins);
  }

  /** Where a place of the old document is in the new one. */
  targetOf(pointer: Pointer): Pointer {
    return follow(pointer, this.#targets);
  }
}

/** The move of the innermost part around the place decides. */
function follow(pointer: Pointer, moves: ReadonlyMap<Pointer, Pointer>): Pointer {
  const segments = parsePointer(pointer);
  for (let length = segments.length; length > 0; length--) {
    const move = moves.get(formatPointer(segments.slice(0, length)));
    if (move !== undefined) return appendPointer(move, ...segments.slice(length));
  }
  return formatPointer(segments);
}
