import type { JsonValue, Schema } from "../../model/model.js";
import { checkedSchemas } from "../../model/visit.js";

/**
 * Tells schemas that ask for the same, wherever they stand and whatever is said about them: documents
 * repeat whole objects in place, and one check serves them all.
 */
export class Shapes {
  readonly #ids = new Map<string, number>();
  readonly #known = new WeakMap<Schema, number>();
  readonly #places = new Map<number, number>();
  readonly #shared = new Set<number>();

  /** Counts where the parts of the schemas stand; parts of what is repeated count once. */
  constructor(schemas: readonly Schema[]) {
    for (const schema of schemas) for (const child of checkedSchemas(schema)) this.#count(child);
  }

  /** The same number for schemas that ask for the same. */
  idOf(schema: Schema): number {
    const known = this.#known.get(schema);
    if (known !== undefined) return known;
    const text = this.#textOf(schema);
    const id = this.#ids.get(text) ?? this.#ids.size;
    this.#ids.set(text, id);
    this.#known.set(schema, id);
    return id;
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

  #textOf(schema: Schema): string {
    // The values are data of any form, in which nothing may be left out.
    if (schema.kind === "literal") return textOfValues(schema.values, schema.open);
    return this.#textOfParts(schema);
  }

  /** As JSON, but for schemas inside, whose ids stand for them. */
  #textOfParts(value: object): string {
    let text = "{";
    for (const [key, part] of Object.entries(value)) {
      if (!nonConstraintKeys.has(key)) text += `${key}:${this.#textOfPart(part)},`;
    }
    return `${text}}`;
  }

  #textOfPart(value: unknown): string {
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value !== "object" || value === null) return String(value);
    if (isSchema(value)) return `$${this.idOf(value)}`;
    if (!Array.isArray(value)) return this.#textOfParts(value);
    let text = "[";
    for (const item of value) text += `${this.#textOfPart(item)},`;
    return `${text}]`;
  }
}

/** Keys of the model that do not constrain values. */
const nonConstraintKeys: ReadonlySet<string> = new Set([
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
