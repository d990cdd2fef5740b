import {
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../json/json.js";
import { appendPointer, formatPointer, normalizePointer, parsePointer } from "../json/pointer.js";
import { referencedPlace } from "../json/reference.js";
import { mappingTarget } from "./unions/raw-discriminator.js";
import { extensionOf } from "./extensions.js";

/** The references in a part of a document. */
interface References {
  readonly pointers: ReadonlySet<Pointer>;
  readonly isDynamic: boolean;
}

/**
 * Which components of a document parts of it need: by reference or by `x-field-mask`, through any number of others. A base
 * with a `discriminator` needs the schemas that extend it, since its values are theirs.
 */
export class ComponentReach {
  readonly #document: JsonObject;
  readonly #found = new Map<Pointer, References>();
  readonly #extensions = new Map<Pointer, Pointer[]>();
  readonly #anchored: Pointer[] = [];

  constructor(document: JsonObject) {
    this.#document = document;
    for (const pointer of componentsOf(document)) {
      const schema = this.#component(pointer);
      if (!isJsonObject(schema)) continue;
      if (hasKey(schema, "$dynamicAnchor")) this.#anchored.push(pointer);
      for (const base of basesOf(schema)) {
        this.#extensions.set(base, [...(this.#extensions.get(base) ?? []), pointer]);
      }
    }
  }

  /**
   * The components that the values refer to, and the places outside of `components`. Of these, a place inside one
   * of the `wholes` stands for all of it.
   */
  from(
    values: readonly JsonValue[],
    starts: readonly Pointer[] = [],
    wholes: ReadonlySet<Pointer> = new Set(),
  ): Set<Pointer> {
    const reached = new Set<Pointer>();
    const queue = [...starts, ...values.flatMap((value) => this.#targets(referencesIn(value)))];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const pointer = ownerOf(next, wholes);
      if (reached.has(pointer)) continue;
      reached.add(pointer);
      queue.push(...this.#targets(this.#references(pointer)), ...this.#extending(pointer));
    }
    return reached;
  }

  #references(pointer: Pointer): References {
    const known = this.#found.get(pointer);
    if (known !== undefined) return known;
    const found = referencesIn(this.#component(pointer) ?? null);
    this.#found.set(pointer, found);
    return found;
  }

  #targets({ pointers, isDynamic }: References): Pointer[] {
    return isDynamic ? [...pointers, ...this.#anchored] : [...pointers];
  }

  #extending(pointer: Pointer): Pointer[] {
    const schema = this.#component(pointer);
    if (!isJsonObject(schema) || !Object.hasOwn(schema, "discriminator")) return [];
    const all = new Set<Pointer>();
    const queue = [pointer];
    for (let base = queue.pop(); base !== undefined; base = queue.pop()) {
      const fresh = (this.#extensions.get(base) ?? []).filter((child) => !all.has(child));
      for (const child of fresh) all.add(child);
      queue.push(...fresh);
    }
    return [...all];
  }

  #component(pointer: Pointer): JsonValue | undefined {
    let value: JsonValue | undefined = this.#document;
    for (const segment of parsePointer(pointer)) {
      value = isJsonObject(value) ? ownValue(value, segment) : undefined;
    }
    return value;
  }
}

/** `#/components/schemas/App` and the like, in document order. */
export function componentsOf(document: JsonObject): Pointer[] {
  const components = ownValue(document, "components");
  if (!isJsonObject(components)) return [];
  return Object.entries(components).flatMap(([section, members]) =>
    isJsonObject(members)
      ? Object.keys(members).map((key) => appendPointer("#/components", section, key))
      : [],
  );
}

/** The component, or the whole, that contains the place; any other place is returned as it is. */
function ownerOf(pointer: Pointer, wholes: ReadonlySet<Pointer>): Pointer {
  const segments = parsePointer(pointer);
  if (segments[0] === "components") return formatPointer(segments.slice(0, 3));
  // `#/paths/~1apps`, `#/paths/~1apps/get`, `#/paths/~1apps/additionalOperations/COPY`
  const around = [2, 3, 4].map((length) => formatPointer(segments.slice(0, length)));
  return around.find((place) => wholes.has(place)) ?? pointer;
}

function referencesIn(value: JsonValue): References {
  const pointers = new Set<Pointer>();
  let isDynamic = false;
  for (const object of objectsIn(value)) {
    for (const key of ["$ref", "$dynamicRef"]) {
      const reference = ownValue(object, key);
      if (typeof reference !== "string" || !reference.startsWith("#")) continue;
      pointers.add(normalizePointer(reference));
      isDynamic ||= key === "$dynamicRef";
    }
    for (const target of mappedIn(object)) pointers.add(target);
    const masked = extensionOf(object, "x-field-mask");
    if (masked !== undefined) pointers.add(appendPointer("#/components/schemas", masked));
  }
  return { pointers, isDynamic };
}

/** The targets of a discriminator's mapping: references, or bare names of components. */
function mappedIn(object: JsonObject): Pointer[] {
  const discriminator = ownValue(object, "discriminator");
  const mapping = isJsonObject(discriminator) ? ownValue(discriminator, "mapping") : undefined;
  const targets = isJsonObject(mapping) ? Object.values(mapping) : [];
  return targets.filter((target) => typeof target === "string").map(mappingTarget);
}

function basesOf(schema: JsonObject): Pointer[] {
  return itemsOf(ownValue(schema, "allOf")).flatMap((member) => referencedPlace(member) ?? []);
}

function hasKey(value: JsonValue, key: string): boolean {
  for (const object of objectsIn(value)) if (Object.hasOwn(object, key)) return true;
  return false;
}

/** All objects inside a value, itself included. Not recursive, so deep documents do not overflow the stack. */
function* objectsIn(value: JsonValue): Generator<JsonObject> {
  const queue: JsonValue[] = [value];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (isJsonObject(next)) yield next;
    for (const member of Object.values(next) as readonly JsonValue[]) {
      if (typeof member === "object" && member !== null) queue.push(member);
    }
  }
}
