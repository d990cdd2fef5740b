import {
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { normalizePointer, parsePointer, valueAt } from "../../json/pointer.js";
import { isTextTag } from "./text-tag.js";
import { alternativesOf } from "./listed-alternatives.js";
import { rawDiscriminator, type RawDiscriminator } from "./raw-discriminator.js";
import { listedTexts } from "./tag-view.js";

/**
 * A schema with a `discriminator` and no alternatives of its own: they are the schemas that build on it
 * with `allOf` (OpenAPI 3.0, Discriminator Object; Swagger 2.0, Schema Object).
 */
export interface Inheritance {
  readonly base: Pointer;
  readonly property: string;
  readonly subtypes: readonly Subtype[];
  /** The tags by which the base itself goes. */
  readonly ownTags: readonly string[];
  /** The base lists them itself (`oneOf`, `anyOf`), although they build on it: there are no others. */
  readonly listed?: true;
}

export interface Subtype {
  readonly schema: Pointer;
  readonly tags: readonly string[];
}

const basePrefix = "base:";

/** The id of what a base says itself; the schema's pointer means all that build on it. */
export function baseId(schema: Pointer): string {
  return basePrefix + schema;
}

/** Where the schema that an id means is written. */
export function placeOf(id: string): Pointer {
  return id.startsWith(basePrefix) ? id.slice(basePrefix.length) : id;
}

/** Where a document's schemas inherit from each other, found once for all of its components. */
export class Inheritances {
  readonly #document: JsonObject;
  readonly #byBase = new Map<Pointer, Inheritance>();

  /** By base: asked for each reference to one. */
  readonly #subtypesOf = new Map<Pointer, ReadonlySet<Pointer>>();
  readonly #implied: boolean;

  /** `implied`: a discriminator alone makes a union. Otherwise only a base that lists its subtypes is one. */
  constructor(document: JsonObject, components: readonly Pointer[], implied: boolean) {
    this.#document = document;
    this.#implied = implied;
    const children = childrenOf(document, components);
    for (const base of components) {
      if (!children.has(base)) continue;
      const found = this.#find(base, children);
      if (found === undefined) continue;
      this.#byBase.set(base, found);
      this.#subtypesOf.set(base, new Set(found.subtypes.map(({ schema }) => schema)));
    }
  }

  /** Of a base; undefined for all other schemas. */
  of(pointer: Pointer): Inheritance | undefined {
    return this.#byBase.get(pointer);
  }

  /** The id of what a reference in the document means: a subtype builds on what the base says itself. */
  targetIdAt(place: Pointer, target: Pointer): string {
    const inheritance = this.#byBase.get(target);
    const child =
      inheritance === undefined ? undefined : /^(.*)\/allOf\/\d+\/\$ref$/.exec(place)?.[1];
    const isSubtype = child !== undefined && this.#subtypesOf.get(target)?.has(child) === true;
    return isSubtype ? baseId(target) : target;
  }

  /** The ids of the alternatives, those of the subtypes first, then the base itself. */
  alternatives({ base, subtypes, property }: Inheritance): string[] {
    const ids = subtypes.map(({ schema }) => {
      // Its own subtypes are subtypes here too, each by its own tag.
      return this.#byBase.get(schema)?.property === property ? baseId(schema) : schema;
    });
    return [...ids, baseId(base)];
  }

  #find(
    base: Pointer,
    children: ReadonlyMap<Pointer, ReadonlySet<Pointer>>,
  ): Inheritance | undefined {
    const schema = valueAt(this.#document, base);
    const discriminator = rawDiscriminator(schema);
    if (discriminator === undefined) return undefined;
    const { property, mapping } = discriminator;
    const listed = alternativesOf(schema);
    if (listed !== undefined) return this.#listed(base, listed, discriminator, children);
    if (!this.#implied || !isTextTag(base, property, this.#document)) return undefined;
    const mapped = new Set(mapping.values());
    const schemas = this.#descendants(base, property, children).filter((child) => {
      const isUnmapped = mapping.size > 0 && !mapped.has(child);
      return !isAlias(valueAt(this.#document, child), isUnmapped);
    });
    const subtypes = this.#tagged(schemas, property, mapping).filter(({ tags }) => tags.length > 0);
    if (subtypes.length === 0) return undefined;
    const name = parsePointer(base).at(-1) ?? "";
    const isTaken = mapping.size > 0 || subtypes.some(({ tags }) => tags.includes(name));
    const ownTags = isTaken ? (tagsBySchema(mapping).get(base) ?? []) : [name];
    return { base, property, subtypes, ownTags };
  }

  /** Read as it stands, such a schema would have to fit itself without end. */
  #listed(
    base: Pointer,
    listed: readonly Pointer[],
    { property, mapping }: RawDiscriminator,
    children: ReadonlyMap<Pointer, ReadonlySet<Pointer>>,
  ): Inheritance | undefined {
    const own = children.get(base);
    if (listed.length === 0 || !listed.every((schema) => own?.has(schema))) return undefined;
    const subtypes = this.#tagged(listed, property, mapping);
    if (subtypes.some(({ tags }) => tags.length === 0)) return undefined;
    return { base, property, subtypes, ownTags: [], listed: true };
  }

  /** All that build on the base, up to where another property starts to tell them apart. */
  #descendants(
    base: Pointer,
    property: string,
    children: ReadonlyMap<Pointer, ReadonlySet<Pointer>>,
  ): Pointer[] {
    const found = new Set<Pointer>();
    const queue = [base];
    // It grows while it is walked.
    for (const next of queue) {
      for (const child of children.get(next) ?? []) {
        if (child === base || found.has(child)) continue;
        found.add(child);
        const own = rawDiscriminator(valueAt(this.#document, child))?.property;
        if (own === undefined || own === property) queue.push(child);
      }
    }
    return [...found];
  }

  /**
   * A subtype goes by what the mapping says, else by the values that it gives the tag itself, else by its
   * name. What two go by tells them apart no more, and is left out.
   */
  #tagged(
    schemas: readonly Pointer[],
    property: string,
    mapping: ReadonlyMap<string, Pointer>,
  ): Subtype[] {
    const own = schemas.map((schema) =>
      ownTags(valueAt(this.#document, schema), property, this.#document),
    );
    const counts = countEach(own.flat());
    const tagsOf = tagsBySchema(mapping);
    const subtypes = schemas.map((schema, index): Subtype => {
      const mapped = tagsOf.get(schema) ?? [];
      const declaredTags = (own[index] ?? []).filter(
        (tag) => counts.get(tag) === 1 && !mapping.has(tag),
      );
      const name = parsePointer(schema).at(-1) ?? "";
      if (mapped.length > 0) return { schema, tags: mapped };
      return {
        schema,
        tags: declaredTags.length > 0 ? declaredTags : mapping.has(name) ? [] : [name],
      };
    });
    const claims = countEach(subtypes.flatMap(({ tags }) => tags));
    return subtypes.map(({ schema, tags }) => {
      return { schema, tags: tags.filter((tag) => claims.get(tag) === 1) };
    });
  }
}

function countEach(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** By base, the components whose `allOf` refers to it. */
function childrenOf(
  document: JsonObject,
  components: readonly Pointer[],
): ReadonlyMap<Pointer, ReadonlySet<Pointer>> {
  const children = new Map<Pointer, Set<Pointer>>();
  for (const pointer of components) {
    for (const part of partsOf(valueAt(document, pointer))) {
      const reference = isJsonObject(part) ? ownValue(part, "$ref") : undefined;
      if (typeof reference !== "string") continue;
      const base = normalizePointer(reference);
      const known = children.get(base);
      if (known === undefined) children.set(base, new Set([pointer]));
      else known.add(pointer);
    }
  }
  return children;
}

function partsOf(schema: JsonValue | undefined): readonly JsonValue[] {
  const parts = isJsonObject(schema) ? ownValue(schema, "allOf") : undefined;
  return Array.isArray(parts) ? (parts as readonly JsonValue[]) : [];
}

function tagsBySchema(
  mapping: ReadonlyMap<string, Pointer>,
): ReadonlyMap<Pointer, readonly string[]> {
  const tags = new Map<Pointer, string[]>();
  for (const [tag, target] of mapping) {
    const known = tags.get(target);
    if (known === undefined) tags.set(target, [tag]);
    else known.push(tag);
  }
  return tags;
}

/** The values that a schema gives the tag where it is written, and not in what it builds on. */
function ownTags(schema: JsonValue | undefined, property: string, document: JsonObject): string[] {
  for (const part of [schema, ...partsOf(schema)]) {
    const properties = isJsonObject(part) ? ownValue(part, "properties") : undefined;
    const tag = isJsonObject(properties) ? ownValue(properties, property) : undefined;
    const reference = isJsonObject(tag) ? ownValue(tag, "$ref") : undefined;
    const target = typeof reference === "string" ? valueAt(document, reference) : tag;
    const values = isJsonObject(target) ? listedTexts(target) : [];
    if (values.length > 0) return values;
  }
  return [];
}

/** Keywords that only speak about a schema, or stand around it. */
const notes: ReadonlySet<string> = new Set([
  ...["allOf", "title", "description", "example", "examples", "externalDocs", "deprecated", "xml"],
  ...["readOnly", "writeOnly", "default", "$comment"],
]);

/** Not a kind of the base, but the base by another name, or null. */
function isAlias(schema: JsonValue | undefined, isUnmapped: boolean): boolean {
  if (!isJsonObject(schema)) return true;
  if (ownValue(schema, "nullable") === true || ownValue(schema, "x-nullable") === true) return true;
  const isBare = Object.keys(schema).every((key) => notes.has(key) || key.startsWith("x-"));
  return isUnmapped && isBare && partsOf(schema).length === 1;
}
