import { isJsonObject, type JsonObject, type JsonValue, type Pointer } from "../json/json.js";
import { parsePointer } from "../json/pointer.js";

interface Level {
  /** A place to omit ends at this node. */
  isPlace: boolean;
  readonly below: Map<string, Level>;
}

/** A copy of the document without the members at these places. Unchanged parts are shared with the original. */
export function omitPlaces(document: JsonObject, places: Iterable<Pointer>): JsonObject {
  const root: Level = { isPlace: false, below: new Map() };
  for (const place of places) {
    let level = root;
    for (const segment of parsePointer(place)) {
      const next = level.below.get(segment) ?? { isPlace: false, below: new Map() };
      level.below.set(segment, next);
      level = next;
    }
    level.isPlace = true;
  }
  return omit(document, root);
}

function omit(object: JsonObject, { below }: Level): JsonObject {
  const entries = Object.entries(object).flatMap(([key, value]): [string, JsonValue][] => {
    const level = below.get(key);
    if (level?.isPlace === true) return [];
    return [[key, level === undefined || !isJsonObject(value) ? value : omit(value, level)]];
  });
  // Unlike assignment, this keeps a key `__proto__` a key.
  return Object.fromEntries(entries);
}
