import type { JsonValue, Schema } from "../../model/model.js";
import { checkedSchemas } from "../../model/visit.js";

/**
 * Tells schemas that ask for the same, wherever they stand and whatever is said about them: documents
 * repeat whole objects in place, and one check serves them all.
 */
export class Shapes {
  readonly #ids = new Map<string, number>();
  readonly #known = new Map<Schema, number>();
  readonly #places = new Map<number, number>();
  readonly #shared = new Set<number>();
  readonly #digests = new Map<number, string>();

  /** Counts where the parts of the schemas stand; parts of what is repeated count once. */
  constructor(schemas: readonly Schema[]) {
    for (const schema of schemas) for (const child of checkedSchemas(schema)) this.#count(child);
  }

  /** The same number for schemas that ask for the same. */
  idOf(schema: Schema): number {
    const known = this.#known.get(schema);
    if (known !== undefined) return known;
    const text = this.#textOf(schema, (part) => this.idOf(part));
    const id = this.#ids.get(text) ?? this.#ids.size;
    this.#ids.set(text, id);
    this.#known.set(schema, id);
    return id;
  }

  /** What the schema asks for in six characters: it does not depend on what else is in the document. */
  digestOf(schema: Schema): string {
    const id = this.idOf(schema);
    const known = this.#digests.get(id);
    if (known !== undefined) return known;
    const digest = digestOf(this.#textOf(schema, (part) => this.digestOf(part)));
    this.#digests.set(id, digest);
    return digest;
  }

  /** Whether the same is asked for in several places. */
  isRepeated(schema: Schema): boolean {
    return (this.#places.get(this.idOf(schema)) ?? 0) > 1;
  }

  /** Whether it is repeated, or inside of what is. */
  isShared(schema: Schema): boolean {
    return this.#shared.has(this.idOf(schema));
  }

  #count(schema: Schema): void {
    const id = this.idOf(schema);
    const places = this.#places.get(id) ?? 0;
    this.#places.set(id, places + 1);
    if (places === 0) for (const child of checkedSchemas(schema)) this.#count(child);
    if (places === 1) this.#share(schema);
  }

  #share(schema: Schema): void {
    const id = this.idOf(schema);
    if (this.#shared.has(id)) return;
    this.#shared.add(id);
    for (const child of checkedSchemas(schema)) this.#share(child);
  }

  #textOf(schema: Schema, nameOf: NameOf): string {
    // The values are data of any form, in which nothing may be left out.
    if (schema.kind === "literal") return textOfValues(schema.values, schema.open);
    return this.#textOfParts(schema, nameOf);
  }

  /** As JSON, but for schemas inside, for which their names stand. */
  #textOfParts(value: object, nameOf: NameOf): string {
    let text = "{";
    for (const [key, part] of Object.entries(value)) {
      if (!nonConstraintKeys.has(key)) text += `${key}:${this.#textOfPart(part, nameOf)},`;
    }
    return `${text}}`;
  }

  #textOfPart(value: unknown, nameOf: NameOf): string {
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value !== "object" || value === null) return String(value);
    if (isSchema(value)) return `$${nameOf(value)}`;
    if (!Array.isArray(value)) return this.#textOfParts(value, nameOf);
    let text = "[";
    for (const item of value) text += `${this.#textOfPart(item, nameOf)},`;
    return `${text}]`;
  }
}

/** What stands for a schema inside another one. */
type NameOf = (schema: Schema) => string | number;

/** FNV-1a with 32 bits, in the digits of base 36. */
export function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(7, "0").slice(-6);
}

/** Keys of the model that do not constrain values. */
export const nonConstraintKeys: ReadonlySet<string> = new Set([
  "source",
  "docs",
  "typeName",
  "fieldsName",
  "flatOneofs",
  "armNames",
  "spelling",
]);

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && "kind" in value && "source" in value;
}

function textOfValues(values: readonly JsonValue[], open: boolean): string {
  const text = JSON.stringify(values, (_, value: unknown) =>
    typeof value === "number" ? numberText(value) : value,
  );
  return `values ${open} ${text}`;
}

/** JSON has no word for infinity, and the value may not read as a string of the document. */
function numberText(value: number): number | readonly [string] {
  return Number.isFinite(value) ? value : [String(value)];
}
