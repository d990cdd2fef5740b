import type { JsonObject, JsonValue, Pointer } from "../json/json.js";
import { childOf, parsePointer, rootPointer } from "../json/pointer.js";

/** Looks up many places of one document; each parent is looked up once. */
export class DocumentValues {
  readonly #found: Map<Pointer, JsonValue | undefined>;

  constructor(readonly document: JsonObject) {
    this.#found = new Map([[rootPointer, document]]);
  }

  /** The value at a pointer, or undefined where there is none. */
  at(pointer: Pointer): JsonValue | undefined {
    if (this.#found.has(pointer)) return this.#found.get(pointer);
    const end = pointer.lastIndexOf("/");
    const parent = end > 0 ? this.at(pointer.slice(0, end)) : undefined;
    const [segment] = parsePointer(`#${pointer.slice(end)}`);
    const value =
      parent === undefined || segment === undefined ? undefined : childOf(parent, segment);
    this.#found.set(pointer, value);
    return value;
  }
}
