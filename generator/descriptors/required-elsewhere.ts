import type { SchemaScope, Together } from "../build/schemas/schemas-together.js";
import { isJsonObject, type JsonObject, type JsonValue, type Pointer } from "../json/json.js";
import { appendPointer, formatPointer, normalizePointer, parsePointer } from "../json/pointer.js";
import type { Match } from "./match-messages.js";
import type { Overlay } from "./overlay.js";
import { textsOf } from "./schema-parts.js";

/** A component, or a part of its `allOf`. */
const partOfComponent = /^(#\/components\/schemas\/[^/]*)(?:\/allOf\/\d+)*$/;

/**
 * Members of oneofs that a schema behind a `$ref` requires. The descriptors know the message that refers to
 * it, and nothing of the schema: it is changed only where every schema that refers to it is such a message.
 */
export class RequiredElsewhere {
  readonly #released = new Map<Pointer, { readonly schema: JsonObject; names: Set<string> }>();

  /** By component: the members of its message's oneofs, under both names. */
  readonly #members: ReadonlyMap<Pointer, ReadonlySet<string>>;

  /** By component, the places of references into it. Read when it is needed. */
  #holders: ReadonlyMap<Pointer, readonly Holder[]> | undefined;

  constructor(
    readonly scope: SchemaScope,
    matches: readonly Match[],
  ) {
    this.#members = new Map(
      matches.map(({ place, message }) => {
        const members = message.oneofs.flatMap((oneof) => oneof.members);
        const names = members.flatMap(({ name, jsonName }) => [name, jsonName]);
        return [formatPointer(place.path), new Set(names)];
      }),
    );
  }

  /** Whether each use of the schema is one by a message in which the property is in a oneof. */
  isReleasable({ pointer }: Together, name: string): boolean {
    return this.#isOnlyIn(pointer, name, new Set());
  }

  /** Takes names out of the schema's `required`. @returns whether none of them was taken out before. */
  release({ pointer, value }: Together, names: readonly string[]): boolean {
    const known = this.#released.get(pointer)?.names ?? new Set();
    this.#released.set(pointer, { schema: value, names: new Set([...known, ...names]) });
    return names.every((name) => !known.has(name));
  }

  writeTo(overlay: Overlay): void {
    for (const [pointer, { schema, names }] of this.#released) {
      const left = textsOf(schema, "required").filter((name) => !names.has(name));
      overlay.set(parsePointer(pointer), "required", left.length === 0 ? undefined : left);
    }
  }

  #isOnlyIn(pointer: Pointer, name: string, seen: Set<Pointer>): boolean {
    const component = partOfComponent.exec(pointer)?.[1];
    if (component === undefined) return false;
    const members = this.#members.get(component);
    if (members !== undefined) return members.has(name);
    if (seen.has(pointer)) return true;
    seen.add(pointer);
    this.#holders ??= findHolders(this.scope.document);
    const around = (this.#holders.get(component) ?? []).filter(({ target }) => {
      return pointer === target || pointer.startsWith(`${target}/`);
    });
    // What nothing refers to stands for itself.
    if (around.length === 0) return false;
    return around.every(({ holder }) => this.#isOnlyIn(holder, name, seen));
  }
}

interface Holder {
  /** The schema with the `$ref`; of other texts, such as those of a discriminator's `mapping`, the text itself. */
  readonly holder: Pointer;
  readonly target: Pointer;
}

function findHolders(document: JsonObject): ReadonlyMap<Pointer, readonly Holder[]> {
  const holders = new Map<Pointer, Holder[]>();
  const queue: [JsonValue, Pointer, Pointer][] = [[document, "#", "#"]];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [value, pointer, around] = next;
    if (typeof value === "string" && value.startsWith("#/components/schemas/")) {
      const target = normalizePointer(value);
      const component = formatPointer(parsePointer(target).slice(0, 3));
      const holder = pointer.endsWith("/$ref") ? around : pointer;
      const known = holders.get(component);
      if (known === undefined) holders.set(component, [{ holder, target }]);
      else known.push({ holder, target });
    }
    if (!isJsonObject(value) && !Array.isArray(value)) continue;
    for (const [key, inner] of Object.entries(value)) {
      queue.push([inner as JsonValue, appendPointer(pointer, key), pointer]);
    }
  }
  return holders;
}
