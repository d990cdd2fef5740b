import { isJsonObject, setOwn, type JsonObject, type JsonValue } from "../json/json.js";

/** Where something stands in a document: keys and indices from the root. */
export type Path = readonly string[];

interface Layer {
  /** Undefined: the key goes. */
  readonly set: Map<string, JsonValue | undefined>;
  readonly below: Map<string, Layer>;
}

/** Changes of a document, which stays as it is: `apply` makes another one that shares the rest. */
export class Overlay {
  readonly #root = newLayer();

  get isEmpty(): boolean {
    return this.#root.set.size === 0 && this.#root.below.size === 0;
  }

  /** Sets a key of the object at this place. Without a value the key goes. */
  set(path: Path, key: string, value: JsonValue | undefined): void {
    this.#at(path).set.set(key, value);
  }

  apply(root: JsonObject): JsonObject {
    return changed(root, this.#root) as JsonObject;
  }

  #at(path: Path): Layer {
    let layer = this.#root;
    for (const key of path) {
      let next = layer.below.get(key);
      if (next === undefined) layer.below.set(key, (next = newLayer()));
      layer = next;
    }
    return layer;
  }
}

function newLayer(): Layer {
  return { set: new Map(), below: new Map() };
}

function changed(value: JsonValue, { set, below }: Layer): JsonValue {
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((item, index) => {
      const layer = below.get(String(index));
      return layer === undefined ? item : changed(item, layer);
    });
  }
  if (!isJsonObject(value)) return value;
  const result: JsonObject = {};
  for (const [key, member] of Object.entries(value)) {
    if (set.has(key) && set.get(key) === undefined) continue;
    const now = set.get(key) ?? member;
    const layer = below.get(key);
    setOwn(result, key, layer === undefined ? now : changed(now, layer));
  }
  for (const [key, now] of set) {
    if (now !== undefined && !Object.hasOwn(value, key)) setOwn(result, key, now);
  }
  return result;
}
