import { placeKey, type DocumentPlace } from "../references/document-place.js";
import { formatPointer, parsePointer } from "../../json/pointer.js";
import { dataShape, type Shape } from "../references/reference-positions.js";
import type { ReferenceGraph } from "../references/reference-graph.js";

/**
 * Targets of references in places where the specification has only data: `#/x-schemas/App`, or a custom
 * keyword. Such data gets the shape that the references need.
 */
export class HiddenTargets {
  readonly #shapes = new Map<string, Shape>();

  constructor(graph: ReferenceGraph) {
    const targets = [...graph.values()].filter(({ wrong }) => wrong === undefined);
    for (const { target } of targets) {
      const segments = parsePointer(target.pointer);
      for (let length = 1; length < segments.length; length++) {
        const pointer = formatPointer(segments.slice(0, length));
        this.#shapes.set(placeKey({ source: target.source, pointer }), dataShape);
      }
    }
    for (const { use, target } of targets) this.#shapes.set(placeKey(target), use.shape);
  }

  /** The shape of data at a place that is a target, or has targets below it. */
  shapeAt(place: DocumentPlace): Shape | undefined {
    return this.#shapes.get(placeKey(place));
  }
}
