import type { Api, JsonValue, Pointer, Schema } from "../ir/model.js";
import { appendPointer, valueAt } from "../load/pointer.js";
import { Nodes } from "../validate/make-nodes.js";

/** One of the two documents, as comparisons see it. */
export class SchemaModel {
  readonly #schemas: ReadonlyMap<string, Schema>;
  readonly #keys: ReadonlyMap<Schema, string>;
  readonly #nodes: Nodes;

  constructor(readonly api: Api) {
    this.#schemas = new Map(api.schemas.map(({ id, schema }) => [id, schema]));
    this.#keys = new Map(
      api.schemas.flatMap(({ key, schema }) => (key === undefined ? [] : [[schema, key]])),
    );
    this.#nodes = new Nodes(api);
  }

  /** The schema itself, or what the reference leads to. A circle of references accepts anything. */
  resolve(schema: Schema): Schema {
    const seen = new Set<string>();
    let found = schema;
    while (found.kind === "ref") {
      const target = this.#schemas.get(found.target);
      if (target === undefined || seen.has(found.target)) return anything;
      seen.add(found.target);
      found = target;
    }
    return found;
  }

  named(id: string): Schema {
    return this.#schemas.get(id) ?? anything;
  }

  /** The key of the component that the schema is. */
  keyOf(schema: Schema): string | undefined {
    return this.#keys.get(schema);
  }

  /** Whether the validators of this document accept the value. */
  accepts(schema: Schema, value: JsonValue): boolean {
    return this.#nodes.explain(schema, value).issues.length === 0;
  }

  /** The place of a keyword of the schema, or of the schema where it is not spelt like that. */
  pointerTo(source: Pointer, ...keys: readonly string[]): Pointer {
    const pointer = appendPointer(source, ...keys);
    return valueAt(this.api.document, pointer) === undefined ? source : pointer;
  }

  /** What the document says there. */
  valueAt(pointer: Pointer): JsonValue | undefined {
    return valueAt(this.api.document, pointer);
  }
}

const anything: Schema = { kind: "any", source: "#", docs: {} };
