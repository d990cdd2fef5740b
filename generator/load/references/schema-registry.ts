import { placeKey, rootOf, type DocumentPlace } from "./document-place.js";
import { isJsonObject, ownValue, type JsonObject, type JsonValue } from "../../json/json.js";
import { appendPointer, parsePointer, rootPointer } from "../../json/pointer.js";
import { childShape, documentShape, schemaShape, type Shape } from "./reference-positions.js";
import { isRemote } from "../remote/remote-uri.js";
import type { SourceFile } from "../source-file.js";
import { ShapedValue, walkShapes } from "./walk-shapes.js";

/** The keywords that `enter` reads. */
const naming = ["$id", "$anchor", "$dynamicAnchor", "$schema"];

/**
 * The schemas with identifiers: `$id` makes a schema a resource with a base URI, and anchors are names
 * within a resource (JSON Schema 2020-12, core, 8.2).
 */
export class SchemaRegistry {
  /** Absolute URI without fragment -> the resource's root. */
  readonly #resources = new Map<string, DocumentPlace>();
  /** URI with an anchor as its fragment -> the schema. */
  readonly #anchors = new Map<string, DocumentPlace>();
  /** Place of a schema with `$id` -> its base URI. */
  readonly #bases = new Map<string, string>();
  /** Resource -> its dynamic anchors and the schemas that have them. */
  readonly #dynamicAnchors = new Map<string, Map<string, DocumentPlace>>();
  /** Place of a schema with `$schema`, or of a document with a default for it -> the meta-schema. */
  readonly #metaSchemas = new Map<string, string>();

  /** Registers a document by its URI, with all identifiers in it. */
  addSource(source: SourceFile): void {
    const root = rootOf(source);
    this.#resources.set(source.uri, root);
    const { value } = source;
    if (!isJsonObject(value)) return;
    // YAML reads `openapi: 3.1` as a number.
    if (["string", "number"].includes(typeof ownValue(value, "openapi"))) {
      this.#addSelf(value, root);
      this.#addMetaSchema(root, ownValue(value, "jsonSchemaDialect"), source.uri);
      this.addNames(root, value, documentShape, source.uri);
      return;
    }
    this.addNames(root, value, schemaShape, source.uri);
    // A file without such a field may be a map of schemas.
    for (const [key, member] of Object.entries(value)) {
      if (!isJsonObject(member) || childShape(schemaShape, value, key) !== undefined) continue;
      const pointer = appendPointer(rootPointer, key);
      this.addNames({ source, pointer }, member, schemaShape, this.baseOf({ source, pointer }));
    }
  }

  /** OpenAPI 3.2: a document may declare its own URI. */
  #addSelf(document: JsonObject, root: DocumentPlace): void {
    const self = ownValue(document, "$self");
    const uri = typeof self === "string" ? resolveUri(self, root.source.uri) : undefined;
    if (uri !== undefined && !this.#resources.has(uri.document)) {
      this.#resources.set(uri.document, root);
    }
  }

  /** Registers the identifiers in a part of a document. */
  addNames(place: DocumentPlace, value: JsonObject, shape: Shape, base: string): void {
    const { source, pointer } = place;
    // Most documents have no identifiers, which is fast to see in their text.
    if (!naming.some((keyword) => source.mentions(keyword))) return;
    walkShapes(ShapedValue.at(pointer, value, shape), base, (node, outer) => {
      if (node.shape.kind !== "schema" || node.shape.as !== "one") return outer;
      if (!isJsonObject(node.value)) return outer;
      return this.enter({ source, pointer: node.pointer }, node.value, outer);
    });
  }

  /** Registers the identifiers of one schema; returns the base URI inside it. */
  enter(place: DocumentPlace, schema: JsonObject, outer: string): string {
    if (!naming.some((keyword) => Object.hasOwn(schema, keyword))) return outer;
    const id = ownValue(schema, "$id");
    const uri = typeof id === "string" ? resolveUri(id, outer) : undefined;
    const base = uri?.document ?? outer;
    if (uri !== undefined && base !== outer) {
      this.#bases.set(placeKey(place), base);
      if (!this.#resources.has(base)) this.#resources.set(base, place);
    }
    this.#addMetaSchema(place, ownValue(schema, "$schema"), base);
    const dynamic = ownValue(schema, "$dynamicAnchor");
    if (typeof dynamic === "string") this.#addDynamicAnchor(base, dynamic, place);
    // Before draft 2019-09, an anchor was an `$id` with a fragment only.
    const names = [uri?.fragment, ownValue(schema, "$anchor"), dynamic];
    for (const name of names) {
      if (typeof name !== "string" || name === "") continue;
      const anchor = `${base}#${name}`;
      if (!this.#anchors.has(anchor)) this.#anchors.set(anchor, place);
    }
    return base;
  }

  #addDynamicAnchor(resource: string, name: string, place: DocumentPlace): void {
    const anchors = this.#dynamicAnchors.get(resource) ?? new Map<string, DocumentPlace>();
    if (!anchors.has(name)) anchors.set(name, place);
    this.#dynamicAnchors.set(resource, anchors);
  }

  #addMetaSchema(place: DocumentPlace, text: JsonValue | undefined, base: string): void {
    const uri = typeof text === "string" ? resolveUri(text, base) : undefined;
    // Meta-schemas are opened, and a remote document must not cause a file to be opened.
    const isForbidden = isRemote(place.source.uri) && uri?.document.startsWith("file:") === true;
    if (uri !== undefined && !isForbidden) this.#metaSchemas.set(placeKey(place), uri.document);
  }

  resource(uri: string): DocumentPlace | undefined {
    return this.#resources.get(uri);
  }

  anchor(uri: string, name: string): DocumentPlace | undefined {
    return this.#anchors.get(`${uri}#${name}`);
  }

  /** The anchors of a resource. */
  anchorsOf(uri: string): string[] {
    const prefix = `${uri}#`;
    return [...this.#anchors.keys()]
      .filter((anchor) => anchor.startsWith(prefix))
      .map((anchor) => anchor.slice(prefix.length));
  }

  /** The schemas with a `$dynamicAnchor`, by name, of the resource that the place belongs to. */
  dynamicAnchorsAround(place: DocumentPlace): ReadonlyMap<string, DocumentPlace> {
    return this.#dynamicAnchors.get(this.baseOf(place)) ?? new Map<string, DocumentPlace>();
  }

  /** The schemas that have the dynamic anchor, one per resource. */
  dynamicAnchors(name: string): DocumentPlace[] {
    return [...this.#dynamicAnchors.values()].flatMap((anchors) => anchors.get(name) ?? []);
  }

  /** Absolute URIs of the meta-schemas that the documents name. */
  get metaSchemas(): ReadonlySet<string> {
    return new Set(this.#metaSchemas.values());
  }

  /** The meta-schema for this place: the one of the nearest schema around it with `$schema`. */
  metaSchemaOf(place: DocumentPlace): string | undefined {
    return this.#nearest(place, this.#metaSchemas);
  }

  /** The URI that references at this place are relative to: the nearest `$id` around it. */
  baseOf(place: DocumentPlace): string {
    return this.#nearest(place, this.#bases) ?? place.source.uri;
  }

  /** The entry of the map for the place, or for the innermost place around it. */
  #nearest(
    { source, pointer }: DocumentPlace,
    map: ReadonlyMap<string, string>,
  ): string | undefined {
    if (map.size === 0) return undefined;
    let found = map.get(source.uri + rootPointer);
    let at = rootPointer;
    for (const segment of parsePointer(pointer)) {
      at = appendPointer(at, segment);
      found = map.get(source.uri + at) ?? found;
    }
    return found;
  }
}

export interface ResolvedUri {
  /** Absolute, without a fragment. */
  readonly document: string;
  /** Without `#`, still encoded; empty where there is none. */
  readonly fragment: string;
}

/** Resolves a URI reference against its base (RFC 3986, 5.2); undefined where it is not valid. */
export function resolveUri(reference: string, base: string): ResolvedUri | undefined {
  const hash = reference.indexOf("#");
  const fragment = hash === -1 ? "" : reference.slice(hash + 1);
  const path = hash === -1 ? reference : reference.slice(0, hash);
  if (path === "") return { document: base, fragment };
  try {
    return { document: new URL(path, base).href, fragment };
  } catch {
    return undefined;
  }
}
