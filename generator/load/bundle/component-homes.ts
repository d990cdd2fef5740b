import type { ReferenceUse } from "./collect-references.js";
import { placeKey, valueOf, type DocumentPlace } from "../references/document-place.js";
import { isJsonObject, type Pointer } from "../../json/json.js";
import { appendPointer, formatPointer, parsePointer } from "../../json/pointer.js";
import { componentSection, type Shape } from "../references/reference-positions.js";
import type { Reference, ReferenceGraph } from "../references/reference-graph.js";
import { componentHome } from "../text/root-shape.js";
import type { SourceFile } from "../source-file.js";

/** A part of another file that becomes a component of the bundle. */
export interface HoistedPart {
  readonly section: string;
  readonly key: string;
  readonly place: DocumentPlace;
  readonly shape: Shape;
}

/** Whether the target is inlined: path items under `paths`, and kinds that have no section in `components`. */
export function isInlined({ shape, alone }: ReferenceUse): boolean {
  return shape.kind === "pathsItem" && shape.as === "one"
    ? alone
    : componentSection(shape) === undefined;
}

/** The pointer in the bundled document of each part of each file. */
export class ComponentHomes {
  readonly #root: SourceFile;
  readonly #graph: ReferenceGraph;
  readonly #homes = new Map<string, Pointer>();
  readonly #taken = new Map<string, Set<string>>();
  readonly hoisted: HoistedPart[] = [];

  constructor(root: SourceFile, graph: ReferenceGraph) {
    this.#root = root;
    this.#graph = graph;
    const sound = [...graph.values()].filter(({ wrong }) => wrong === undefined);
    const outside = sound.filter(({ target }) => target.source !== root);
    const inlined = outside.filter(({ use }) => isInlined(use));
    const referenced = outside.filter(({ use }) => !isInlined(use));
    for (const reference of inlined) this.#settle(reference, this.pointerOf(reference.use.place));
    for (const reference of referenced) this.#settle(reference, this.#componentOf(reference.use));
    // Outer parts first, so that a part inside another one stays there.
    const depth = ({ target }: Reference): number => parsePointer(target.pointer).length;
    for (const reference of referenced.sort((a, b) => depth(a) - depth(b))) this.#hoist(reference);
  }

  /** The pointer of the place in the bundle, by the part that contains it. */
  pointerOf({ source, pointer }: DocumentPlace): Pointer | undefined {
    if (source === this.#root) return pointer;
    const segments = parsePointer(pointer);
    for (let length = segments.length; length >= 0; length--) {
      const outer = formatPointer(segments.slice(0, length));
      const home = this.#homes.get(placeKey({ source, pointer: outer }));
      if (home !== undefined) return appendPointer(home, ...segments.slice(length));
    }
    return undefined;
  }

  /** Whether the bundle has the target itself at `pointer`. */
  isHome(target: DocumentPlace, pointer: Pointer): boolean {
    return this.#homes.get(placeKey(target)) === pointer;
  }

  #settle({ target }: Reference, pointer: Pointer | undefined): void {
    const key = placeKey(target);
    if (pointer !== undefined && !this.#homes.has(key)) this.#homes.set(key, pointer);
  }

  /** The pointer of a component that consists of this reference only. */
  #componentOf(use: ReferenceUse): Pointer | undefined {
    const pointer = use.alone ? this.pointerOf(use.place) : undefined;
    const section = componentSection(use.shape) ?? "pathItems";
    const home = formatPointer(componentHome(this.#root.value, section));
    const parent = formatPointer(parsePointer(pointer ?? "#").slice(0, -1));
    return parent === home ? pointer : undefined;
  }

  #hoist({ use, target }: Reference): void {
    if (this.pointerOf(target) !== undefined) return;
    const section = componentSection(use.shape) ?? "pathItems";
    const key = this.#freeKey(section, target);
    const home = componentHome(this.#root.value, section);
    this.#settle({ use, target }, formatPointer([...home, key]));
    this.hoisted.push({ section, key, place: target, shape: use.shape });
  }

  /** The last name of the pointer, or the name of the file; if that is taken, both; then with a number. */
  #freeKey(section: string, target: DocumentPlace): string {
    const taken = this.#takenKeys(section);
    const file = fileName(target.source.uri);
    const last = lastName(parsePointer(target.pointer));
    const wanted = componentKey(last ?? file);
    const full = last === undefined ? wanted : componentKey(`${file}_${last}`);
    let key = taken.has(wanted) ? full : wanted;
    for (let count = 2; taken.has(key); count++) key = `${full}_${count}`;
    taken.add(key);
    return key;
  }

  #takenKeys(section: string): Set<string> {
    const known = this.#taken.get(section);
    if (known !== undefined) return known;
    let entries: DocumentPlace | undefined = { source: this.#root, pointer: "#" };
    for (const name of componentHome(this.#root.value, section)) {
      entries = entries && this.#member(entries, name);
    }
    const value = entries === undefined ? undefined : valueOf(entries);
    const keys = new Set(isJsonObject(value) ? Object.keys(value) : []);
    this.#taken.set(section, keys);
    return keys;
  }

  /** One step down, through a reference that will be inlined. */
  #member(parent: DocumentPlace, key: string): DocumentPlace | undefined {
    const place = { source: parent.source, pointer: appendPointer(parent.pointer, key) };
    const target = this.#graph.get(placeKey(place))?.target ?? place;
    return valueOf(target) === undefined ? undefined : target;
  }
}

/** `file:///api/common/error.v1.yaml` -> `error.v1`. */
function fileName(uri: string): string {
  const path = uri.replace(/[?#].*$/, "").replace(/\/+$/, "");
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.(?:json|ya?ml)$/i, "");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** An index is not a name: `["parameters", "0"]` -> `parameters_0`. */
function lastName(segments: readonly string[]): string | undefined {
  const last = segments.at(-1);
  if (last === undefined || !/^\d+$/.test(last)) return last;
  return [segments.at(-2), last].filter((part) => part !== undefined).join("_");
}

/** The characters that keys of components may have (OpenAPI 3.1, Components Object). */
function componentKey(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, "_") || "part";
}
