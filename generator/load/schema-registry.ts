import { placeKey, rootOf, type DocumentPlace } from "./document-place.js";
import { isJsonObject, ownValue, type JsonObject } from "./json.js";
import { appendPointer, parsePointer, rootPointer } from "./pointer.js";
import { childShape, documentShape, schemaShape, type Shape } from "./reference-positions.js";
import type { SourceFile } from "./source-file.js";
import { walkShapes } from "./walk-shapes.js";

/**
 * The schemas that have names of their own: `$id` makes a schema a resource with a base URI, and
 * anchors are names within a resource (JSON Schema 2020-12, core, 8.2).
 */
export class SchemaRegistry {
  /** Absolute URI without fragment -> the resource's root. */
  readonly #resources = new Map<string, DocumentPlace>();
  /** URI with an anchor as its fragment -> the schema. */
  readonly #anchors = new Map<string, DocumentPlace>();
  /** Place of a schema with `$id` -> its base URI. */
  readonly #bases = new Map<string, string>();

  /** Makes a document known under its URI, with all names in it. */
  addSource(source: SourceFile): void {
    const root = rootOf(source);
    this.#resources.set(source.uri, root);
    const { value } = source;
    if (!isJsonObject(value)) return;
    if (typeof ownValue(value, "openapi") === "string") {
      this.#addSelf(value, root);
      this.addNames(root, value, documentShape, source.uri);
      return;
    }
    this.addNames(root, value, schemaShape, source.uri);
    // A file may be a map of schemas, which nothing in it says.
    for (const [key, member] of Object.entries(value)) {
      if (!isJsonObject(member) || childShape(schemaShape, value, key) !== undefined) continue;
      const pointer = appendPointer(rootPointer, key);
      this.addNames({ source, pointer }, member, schemaShape, this.baseOf({ source, pointer }));
    }
  }

  /** OpenAPI 3.2: a document may say its own URI. */
  #addSelf(document: JsonObject, root: DocumentPlace): void {
    const self = ownValue(document, "$self");
    const uri = typeof self === "string" ? resolveUri(self, root.source.uri) : undefined;
    if (uri !== undefined && !this.#resources.has(uri.document)) {
      this.#resources.set(uri.document, root);
    }
  }

  /** Registers the names in a part of a document. */
  addNames(place: DocumentPlace, value: JsonObject, shape: Shape, base: string): void {
    const { source, pointer } = place;
    walkShapes({ value, pointer, shape }, base, (node, outer) => {
      if (node.shape.kind !== "schema" || node.shape.as !== "one") return outer;
      if (!isJsonObject(node.value)) return outer;
      return this.enter({ source, pointer: node.pointer }, node.value, outer);
    });
  }

  /** Registers one schema's names; gives the base URI that holds inside it. */
  enter(place: DocumentPlace, schema: JsonObject, outer: string): string {
    const id = ownValue(schema, "$id");
    const uri = typeof id === "string" ? resolveUri(id, outer) : undefined;
    const base = uri?.document ?? outer;
    if (uri !== undefined && base !== outer) {
      this.#bases.set(placeKey(place), base);
      if (!this.#resources.has(base)) this.#resources.set(base, place);
    }
    // Before draft 2019-09 an anchor was an `$id` of a fragment only.
    const names = [uri?.fragment, ownValue(schema, "$anchor"), ownValue(schema, "$dynamicAnchor")];
    for (const name of names) {
      if (typeof name !== "string" || name === "") continue;
      const anchor = `${base}#${name}`;
      if (!this.#anchors.has(anchor)) this.#anchors.set(anchor, place);
    }
    return base;
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

  /** The URI that references at this place are relative to: the nearest `$id` around it. */
  baseOf({ source, pointer }: DocumentPlace): string {
    if (this.#bases.size === 0) return source.uri;
    let base = this.#bases.get(source.uri + rootPointer) ?? source.uri;
    let at = rootPointer;
    for (const segment of parsePointer(pointer)) {
      at = appendPointer(at, segment);
      base = this.#bases.get(source.uri + at) ?? base;
    }
    return base;
  }
}

export interface ResolvedUri {
  /** Absolute, without a fragment. */
  readonly document: string;
  /** Without `#`, still encoded; empty where there is none. */
  readonly fragment: string;
}

/** A URI reference against its base (RFC 3986, 5.2); undefined where it is none. */
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
