import {
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { parsePointer, valueAt } from "../../json/pointer.js";
import { followed, referencedPlace } from "../../json/reference.js";
import { isTextTag } from "./text-tag.js";
import { alternativesOf } from "./listed-alternatives.js";
import { rawDiscriminator, type RawDiscriminator } from "./raw-discriminator.js";
import { listedTexts } from "./tag-view.js";

/**
 * A base: a schema with a `discriminator` but without `oneOf` or `anyOf`. Its alternatives are its
 * subtypes, the schemas that extend it by `allOf` (OpenAPI 3.0, Discriminator Object; Swagger 2.0, Schema
 * Object).
 */
export interface Inheritance {
  readonly base: Pointer;
  readonly property: string;
  readonly subtypes: readonly Subtype[];
  /** The tags of the base itself. */
  readonly ownTags: readonly string[];
  /** The base lists its subtypes by `oneOf` or `anyOf`: there are no others. */
  readonly listed?: true;
}

export interface Subtype {
  readonly schema: Pointer;
  readonly tags: readonly string[];
}

const basePrefix = "base:";

/** The id of the base's own constraints. The pointer of the schema is the id of the union. */
export function baseId(schema: Pointer): string {
  return basePrefix + schema;
}

/** The pointer of the schema with this id. */
export function placeOf(id: string): Pointer {
  return id.startsWith(basePrefix) ? id.slice(basePrefix.length) : id;
}

/** The bases of a document with their subtypes, found once for all components. */
export class Inheritances {
  readonly #document: JsonObject;
  readonly #byBase = new Map<Pointer, Inheritance>();

  /** By base, the pointers of its subtypes. */
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

  /** The inheritance of a base; undefined for all other schemas. */
  of(pointer: Pointer): Inheritance | undefined {
    return this.#byBase.get(pointer);
  }

  /** The id of the target of a reference: in the `allOf` of a subtype, it is the base's own constraints. */
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
      // Subtypes of a subtype are listed too, so the subtype itself is only its own constraints.
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

  /** Such a base lists subtypes that refer back to it, which read literally would be endless. */
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

  /** All direct and indirect subtypes, except those below a subtype with another discriminator property. */
  #descendants(
    base: Pointer,
    property: string,
    children: ReadonlyMap<Pointer, ReadonlySet<Pointer>>,
  ): Pointer[] {
    const found = new Set<Pointer>();
    const queue = [base];
    // The queue grows while it is walked.
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
   * The tags of a subtype are those of the mapping, else the values that it lists for the property, else
   * its name. Tags that two subtypes share are left out.
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

/** By pointer, the components whose `allOf` refers to it. */
function childrenOf(
  document: JsonObject,
  components: readonly Pointer[],
): ReadonlyMap<Pointer, ReadonlySet<Pointer>> {
  const children = new Map<Pointer, Set<Pointer>>();
  for (const pointer of components) {
    for (const part of partsOf(valueAt(document, pointer))) {
      const base = referencedPlace(part);
      if (base === undefined) continue;
      const known = children.get(base);
      if (known === undefined) children.set(base, new Set([pointer]));
      else known.add(pointer);
    }
  }
  return children;
}

function partsOf(schema: JsonValue | undefined): readonly JsonValue[] {
  return isJsonObject(schema) ? itemsOf(ownValue(schema, "allOf")) : [];
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

/** The values that a schema itself lists for the tag, not those of its base. */
function ownTags(schema: JsonValue | undefined, property: string, document: JsonObject): string[] {
  for (const part of [schema, ...partsOf(schema)]) {
    const properties = isJsonObject(part) ? ownValue(part, "properties") : undefined;
    const tag = isJsonObject(properties) ? ownValue(properties, property) : undefined;
    const target = followed(tag, document);
    const values = isJsonObject(target) ? listedTexts(target) : [];
    if (values.length > 0) return values;
  }
  return [];
}

/** Annotations, and `allOf`: keywords that a mere alias may have. */
const notes: ReadonlySet<string> = new Set([
  ...["allOf", "title", "description", "example", "examples", "externalDocs", "deprecated", "xml"],
  ...["readOnly", "writeOnly", "default", "$comment"],
]);

/** Whether the schema is not a subtype, but another name for the base, or the base or null. */
function isAlias(schema: JsonValue | undefined, isUnmapped: boolean): boolean {
  if (!isJsonObject(schema)) return true;
  if (ownValue(schema, "nullable") === true || ownValue(schema, "x-nullable") === true) return true;
  const isBare = Object.keys(schema).every((key) => notes.has(key) || key.startsWith("x-"));
  return isUnmapped && isBare && partsOf(schema).length === 1;
}
