import type { JsonValue, Pointer } from "../model/model.js";
import { appendPointer, normalizePointer, parsePointer, valueAt } from "../json/pointer.js";
import { isPlainObject, type PlainObject } from "./paths-schema.js";

/** The components that openapi-typescript writes, beside schemas. */
export const sections = [
  "responses",
  "parameters",
  "requestBodies",
  "headers",
  "pathItems",
] as const;
export type Section = (typeof sections)[number];

/** A part of the document, and where it stands. */
export interface Part {
  readonly value: PlainObject;
  readonly place: Pointer;
}

/** Chains of references are followed this far. */
const mostHops = 64;

/**
 * The references of a document for openapi-typescript. It writes a reference that leads elsewhere than to a
 * component as an indexed access, which does not compile where a step of it is optional: what stands
 * there becomes a component.
 */
export class PathsReferences {
  readonly #hoisted = new Map<Section, PlainObject>();
  /** Section and place -> the reference to the component. */
  readonly #known = new Map<string, string>();

  constructor(
    readonly root: JsonValue,
    readonly make: (section: Section, part: Part) => PlainObject | undefined,
  ) {}

  /** The components that were added, by key. */
  hoisted(section: Section): PlainObject {
    return this.#hoisted.get(section) ?? {};
  }

  /** The part itself, or a reference to the component that it refers to. */
  to(section: Section, part: Part): PlainObject | undefined {
    const target = this.resolve(part);
    if (target === undefined || target.place === part.place) {
      return target && this.make(section, target);
    }
    const { place } = target;
    const [root, name, , ...rest] = parsePointer(place);
    const isComponent = root === "components" && name === section;
    const isWholePath = root === "paths" && section === "pathItems";
    // A parameter that is not written cannot be referred to.
    const isWritten = section !== "parameters" || this.make(section, target) !== undefined;
    if (isComponent && rest.length === 0) return isWritten ? { $ref: place } : undefined;
    if (isWholePath && parsePointer(place).length === 2) return { $ref: place };
    return this.#hoist(section, target);
  }

  #hoist(section: Section, target: Part): PlainObject | undefined {
    const id = `${section} ${target.place}`;
    const known = this.#known.get(id);
    if (known !== undefined) return { $ref: known };
    const entries = this.hoisted(section);
    this.#hoisted.set(section, entries);
    const key = freeKey(target.place, (name) => this.#isTaken(section, name));
    const $ref = `#/components/${section}/${key}`;
    this.#known.set(id, $ref);
    const made = this.make(section, target);
    if (made === undefined) return undefined;
    entries[key] = made;
    return { $ref };
  }

  #isTaken(section: Section, key: string): boolean {
    const place = appendPointer("#/components", section, key);
    const entries = this.hoisted(section);
    return Object.hasOwn(entries, key) || valueAt(this.root, place) !== undefined;
  }

  /** The object itself, or what its reference leads to; undefined where that is none. */
  resolve(part: { readonly value: unknown; readonly place: Pointer }): Part | undefined {
    let { value, place } = part;
    for (let hops = 0; hops < mostHops; hops += 1) {
      if (!isPlainObject(value)) return undefined;
      const reference = Object.hasOwn(value, "$ref") ? value["$ref"] : undefined;
      if (typeof reference !== "string") return { value, place };
      place = normalizePointer(reference);
      value = valueAt(this.root, place);
    }
    return undefined;
  }
}

/** The last names of the pointer: `other_get_parameters`; numbered where that is taken. */
function freeKey(place: Pointer, isTaken: (key: string) => boolean): string {
  const words = parsePointer(place).slice(-3).join("_");
  const base = words.replace(/[^A-Za-z0-9]+/g, "_") || "part";
  let key = base;
  for (let count = 2; isTaken(key); count += 1) key = `${base}_${count}`;
  return key;
}
