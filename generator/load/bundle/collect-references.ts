import { placeBelow, type DocumentPlace } from "../references/document-place.js";
import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../../json/json.js";
import { appendPointer, valueAt } from "../../json/pointer.js";
import { referenceText, schemaShape, type Shape } from "../references/reference-positions.js";
import type { SchemaRegistry } from "../references/schema-registry.js";
import type { SourceFile } from "../source-file.js";
import { ShapedValue, walkShapes } from "../references/walk-shapes.js";

/** A reference as it stands in a document. */
export interface ReferenceUse {
  /** The object that has the `$ref`, or the value in a discriminator's mapping. */
  readonly place: DocumentPlace;
  /** The place of the reference's text. */
  readonly textPlace: DocumentPlace;
  readonly text: string;
  /** The URI that the text is relative to. */
  readonly base: string;
  /** The kind of object that the target must be. */
  readonly shape: Shape;
  /** The object has no other fields than the `$ref`. */
  readonly alone: boolean;
  /** It is a `$dynamicRef`: `place` is the place of the text, since the same object may have a `$ref`. */
  readonly dynamic?: true;
}

/**
 * Finds the references under one value. `#visited` is kept between calls, since targets may contain each
 * other.
 */
export class ReferenceCollector {
  readonly #registry: SchemaRegistry;
  /** By value, which is cheaper than by place; the same value may be in several places. */
  readonly #visited = new Map<object, ShapedValue | ShapedValue[]>();

  constructor(registry: SchemaRegistry) {
    this.#registry = registry;
  }

  collect({ source, pointer }: DocumentPlace, value: JsonValue, shape: Shape): ReferenceUse[] {
    const uses: ReferenceUse[] = [];
    const base = this.#registry.baseOf({ source, pointer });
    walkShapes(ShapedValue.at(pointer, value, shape), base, (node, outer) => {
      if (this.#isVisited(node)) return undefined;
      if (!isJsonObject(node.value)) return outer;
      if (!mayMatter(node)) return outer;
      const place = { source, pointer: node.pointer };
      const isSchema = node.shape.kind === "schema" && node.shape.as === "one";
      const inner = isSchema ? this.#registry.enter(place, node.value, outer) : outer;
      const text = referenceText(node.shape, node.value);
      if (text !== undefined) {
        const alone = Object.keys(node.value).length === 1;
        const textPlace = placeBelow(place, "$ref");
        uses.push({ place, textPlace, text, base: inner, shape: node.shape, alone });
      }
      if (isSchema) uses.push(...dynamicUses(place, node.value, inner, node.shape));
      if (node.shape.kind === "discriminator") uses.push(...mappingUses(place, node.value, inner));
      return inner;
    });
    return uses;
  }

  /** Whether the value was visited at this place with this shape; marks it as visited. */
  #isVisited(node: ShapedValue): boolean {
    const value = node.value as object;
    const known = this.#visited.get(value);
    if (known === undefined) {
      this.#visited.set(value, node);
      return false;
    }
    const visits = Array.isArray(known) ? known : [known];
    // Values of different sources are different objects, so the pointer identifies the place.
    const { kind, as } = node.shape;
    const isKnown = visits.some(
      ({ shape, pointer }) => shape.kind === kind && shape.as === as && pointer === node.pointer,
    );
    if (!isKnown) this.#visited.set(value, [...visits, node]);
    return isKnown;
  }
}

/** Whether the object may be a reference, or change the base URI of references inside it. */
function mayMatter({ value, shape }: ShapedValue): boolean {
  const { kind, as } = shape;
  if (as === "one" && (kind === "schema" || kind === "discriminator")) return true;
  return Object.hasOwn(value as object, "$ref");
}

/** `$dynamicRef` (JSON Schema 2020-12, core, 8.2.3.2), with its initial target. */
function dynamicUses(
  schema: DocumentPlace,
  value: JsonObject,
  base: string,
  shape: Shape,
): ReferenceUse[] {
  const text = ownValue(value, "$dynamicRef");
  if (typeof text !== "string") return [];
  const place = placeBelow(schema, "$dynamicRef");
  return [{ place, textPlace: place, text, base, shape, alone: false, dynamic: true }];
}

/** The values of a discriminator's mapping: names of components, or references. */
function mappingUses(
  discriminator: DocumentPlace,
  value: JsonObject,
  base: string,
): ReferenceUse[] {
  const mapping = ownValue(value, "mapping");
  if (!isJsonObject(mapping)) return [];
  const { source } = discriminator;
  return Object.entries(mapping).flatMap(([key, text]) => {
    if (typeof text !== "string") return [];
    const place = placeBelow(discriminator, "mapping", key);
    const use = { place, textPlace: place, shape: schemaShape, alone: true };
    const component = componentNamed(source, text);
    if (component !== undefined) return [{ ...use, text: component, base: source.uri }];
    return looksLikeReference(text) ? [{ ...use, text, base }] : [];
  });
}

function componentNamed({ value }: SourceFile, name: string): string | undefined {
  const pointer = appendPointer("#/components/schemas", name);
  return valueAt(value, pointer) === undefined ? undefined : pointer;
}

function looksLikeReference(text: string): boolean {
  return /[#/]|\.(?:json|ya?ml)$/i.test(text);
}
