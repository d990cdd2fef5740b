import { ComponentHomes, isInlined } from "./component-homes.js";
import {
  type DocumentPlace,
  placeBelow,
  placeKey,
  rootOf,
  valueOf,
} from "../references/document-place.js";
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  ownValue,
  type Pointer,
  setOwn,
} from "../../json/json.js";
import { HiddenTargets } from "./hidden-targets.js";
import { Mounts } from "./mounts.js";
import {
  appendPointer,
  formatPointer,
  normalizePointer,
  pointerToReference,
  rootPointer,
} from "../../json/pointer.js";
import type { Reference, ReferenceGraph } from "../references/reference-graph.js";
import { childShape, referenceText, type Shape } from "../references/reference-positions.js";
import { componentHome, rootShape } from "../text/root-shape.js";
import type { SourceFile } from "../source-file.js";
import { standInFor } from "./stand-in.js";
import type { Vocabularies } from "../references/vocabularies.js";

export interface Bundle {
  readonly root: JsonObject;
  readonly mounts: Mounts;
  readonly homes: ComponentHomes;
}

/** Bundles all files: a copy of the root document, with the parts of other files that it refers to. */
export function bundleDocument(
  root: SourceFile,
  graph: ReferenceGraph,
  vocabularies: Vocabularies,
): Bundle {
  const bundler = new Bundler(root, graph, vocabularies);
  return isSelfContained(root, graph) ? bundler.asItIs() : bundler.bundle();
}

interface Part {
  readonly value: JsonValue;
  readonly shape: Shape;
  /** Where the value comes from. */
  readonly place: DocumentPlace;
  /** The pointer of the value in the bundle. */
  readonly at: Pointer;
}

class Bundler {
  readonly #root: SourceFile;
  readonly #graph: ReferenceGraph;
  readonly #homes: ComponentHomes;
  readonly #mounts: Mounts;
  #hidden: HiddenTargets | undefined;
  /** The targets that are being inlined, since path items and callbacks may be circular. */
  readonly #open = new Set<string>();

  constructor(
    root: SourceFile,
    graph: ReferenceGraph,
    readonly vocabularies: Vocabularies,
  ) {
    this.#root = root;
    this.#graph = graph;
    this.#homes = new ComponentHomes(root, graph);
    this.#mounts = new Mounts(rootOf(root));
  }

  asItIs(): Bundle {
    const { value } = this.#root;
    if (!isJsonObject(value)) throw new Error("the root of a document is an object");
    return { root: value, mounts: this.#mounts, homes: this.#homes };
  }

  bundle(): Bundle {
    const { value } = this.#root;
    const place = rootOf(this.#root);
    const root = this.#copy({ value, shape: rootShape(value), place, at: rootPointer });
    if (!isJsonObject(root)) throw new Error("the root of a document is an object");
    for (const { section, key, place: from, shape } of this.#homes.hoisted) {
      const home = componentHome(value, section);
      const at = formatPointer([...home, key]);
      this.#mounts.addHoisted(at, from);
      const part = this.#copy({ value: valueOf(from) ?? null, shape, place: from, at });
      let entries: JsonObject | undefined = root;
      for (const name of home) entries = entries && memberObject(entries, name);
      if (entries !== undefined) setOwn(entries, key, part);
    }
    return { root, mounts: this.#mounts, homes: this.#homes };
  }

  /** Data such as examples is shared with the source, which is never changed; everything else is copied. */
  #copy(part: Part): JsonValue {
    const { value, shape, place } = part;
    if (Array.isArray(value)) {
      const items: readonly JsonValue[] = value;
      return items.map((item, index) => this.#copyChild(part, String(index), item));
    }
    if (!isJsonObject(value)) return value;
    const reference = referenceText(shape, value) === undefined ? undefined : this.#at(place);
    if (reference === undefined) return this.#copyMembers(part, value);
    if (reference.wrong !== undefined || reference.spoiled === true) return standInFor(shape.kind);
    if (isInlined(reference.use) || this.#homes.isHome(reference.target, part.at)) {
      return this.#copyInPlace(part, value, reference);
    }
    return this.#copyMembers(part, value, this.#textOf(reference));
  }

  #hiddenShape(place: DocumentPlace): Shape | undefined {
    this.#hidden ??= new HiddenTargets(this.#graph);
    return this.#hidden.shapeAt(place);
  }

  #at(place: DocumentPlace): Reference | undefined {
    return this.#graph.get(placeKey(place));
  }

  #copyMembers(part: Part, value: JsonObject, reference?: string): JsonObject {
    const copy: JsonObject = {};
    for (const [key, child] of Object.entries(value)) {
      if (isName(part.shape, key, child) || this.#isSilent(part, key)) continue;
      const isReference = key === "$ref" && reference !== undefined;
      setOwn(copy, key, isReference ? reference : this.#copyChild(part, key, child));
    }
    return copy;
  }

  #copyChild({ value: parent, shape, place, at }: Part, key: string, value: JsonValue): JsonValue {
    const below = placeBelow(place, key);
    const inner = childShape(shape, parent, key) ?? this.#hiddenShape(below);
    if (inner !== undefined) {
      return this.#copy({ value, shape: inner, place: below, at: appendPointer(at, key) });
    }
    const dynamic = isSchema(shape) && key === "$dynamicRef" ? this.#at(below) : undefined;
    if (dynamic !== undefined) return this.#textOf(dynamic);
    const isMapping = shape.kind === "discriminator" && key === "mapping";
    return isMapping && isJsonObject(value) ? this.#copyMapping(below, value) : value;
  }

  /**
   * The meta-schema of the schema leaves out the vocabulary of this keyword, so the bundle leaves out the
   * keyword.
   */
  #isSilent({ shape, place }: Part, key: string): boolean {
    return isSchema(shape) && this.vocabularies.silence(place, key);
  }

  #copyMapping(place: DocumentPlace, mapping: JsonObject): JsonObject {
    const copy: JsonObject = {};
    for (const [key, text] of Object.entries(mapping)) {
      const reference = this.#at(placeBelow(place, key));
      // The name of a component of the root document stays a name.
      const isName = reference !== undefined && reference.use.text !== text;
      const keep = reference === undefined || (isName && place.source === this.#root);
      setOwn(copy, key, keep ? text : this.#textOf(reference));
    }
    return copy;
  }

  /** Inlines the target; fields beside the reference take precedence. */
  #copyInPlace(part: Part, value: JsonObject, { use, target }: Reference): JsonValue {
    const key = placeKey(target);
    const content = valueOf(target);
    if (this.#open.has(key) || content === undefined) return value;
    this.#open.add(key);
    this.#mounts.addInPlace(part.at, target);
    const copy = this.#copy({ value: content, shape: use.shape, place: target, at: part.at });
    this.#open.delete(key);
    if (use.alone || !isJsonObject(copy)) return copy;
    const { $ref: _, ...beside } = value;
    for (const [name, member] of Object.entries(this.#copyMembers(part, beside))) {
      setOwn(copy, name, member);
      this.#mounts.addInPlace(appendPointer(part.at, name), placeBelow(part.place, name));
    }
    return copy;
  }

  #textOf({ use, target }: Reference): string {
    const pointer = this.#homes.pointerOf(target) ?? target.pointer;
    const isLocal = use.place.source === this.#root && use.text.startsWith("#");
    const keep = isLocal && normalizePointer(use.text) === pointer;
    return keep ? use.text : pointerToReference(pointer);
  }
}

function isSchema({ kind, as }: Shape): boolean {
  return kind === "schema" && as === "one";
}

/** `$id`, `$anchor` and the like: all references are pointers now, so these names are left out. */
function isName(shape: Shape, key: string, value: JsonValue): boolean {
  if (!isSchema(shape) || typeof value !== "string") return false;
  return key === "$id" || key === "$anchor";
}

/** The object under `key`, created where it is missing; undefined where the value is not an object. */
function memberObject(parent: JsonObject, key: string): JsonObject | undefined {
  const value = ownValue(parent, key);
  if (value === undefined) {
    const made: JsonObject = {};
    setOwn(parent, key, made);
    return made;
  }
  return isJsonObject(value) ? value : undefined;
}

/** Keywords that the bundle leaves out or rewrites everywhere. */
const rewritten = ["$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$schema"];

/**
 * Whether all references of the document are pointers into the document itself. Then it is its own bundle,
 * and nothing is copied.
 */
function isSelfContained(root: SourceFile, graph: ReferenceGraph): boolean {
  if (rewritten.some((keyword) => root.mentions(keyword))) return false;
  for (const reference of graph.values()) if (!staysAsItIs(root, reference)) return false;
  return true;
}

function staysAsItIs(root: SourceFile, { use, target, wrong, spoiled }: Reference): boolean {
  if (wrong !== undefined || spoiled === true) return false;
  if (use.place.source !== root || target.source !== root || isInlined(use)) return false;
  return use.text === target.pointer || normalizePointer(use.text) === target.pointer;
}
