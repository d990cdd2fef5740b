import { evaluatedBy, type Evaluated } from "../../model/evaluated.js";
import type { Api, JsonValue, Pointer, Schema, UnevaluatedSchema } from "../../model/model.js";
import { maskShape } from "../../model/mask-paths.js";
import { MessageTables } from "../../model/message-fields.js";
import type { JsonObject } from "../../json/json.js";
import { appendPointer, valueAt } from "../../json/pointer.js";
import { Nodes } from "../../validate/make-nodes.js";
import { unmodelledKeywords } from "../unmodelled-keywords.js";

/** One of the two documents in a comparison. */
export class SchemaModel {
  readonly #schemas: ReadonlyMap<string, Schema>;
  readonly #keys: ReadonlyMap<Schema, string>;
  readonly #components: ReadonlySet<string>;
  readonly #nodes: Nodes;
  readonly #keywords = new Map<Pointer, JsonObject>();
  readonly #evaluated = new Map<Schema, Evaluated>();
  readonly #maskShapes = new Map<string, string>();
  /** What field masks may name. */
  readonly masks: MessageTables;

  constructor(readonly api: Api) {
    const schemas = [...api.schemas, ...api.closedSchemas];
    this.#schemas = new Map(schemas.map(({ id, schema }) => [id, schema]));
    this.#keys = new Map(
      api.schemas.flatMap(({ key, schema }) => (key === undefined ? [] : [[schema, key]])),
    );
    this.#components = new Set(this.#keys.values());
    this.#nodes = new Nodes(api);
    this.masks = new MessageTables(api);
  }

  /** The schema itself, or the target of its reference. A circle of references accepts anything. */
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

  /** The reference on the way to the schema that has texts of its own, or the schema as it is. */
  described(schema: Schema): Schema {
    const seen = new Set<Schema>();
    for (
      let part = schema;
      part.kind === "ref" && !seen.has(part);
      part = this.named(part.target)
    ) {
      if (Object.keys(part.docs).length > 0) return part;
      seen.add(part);
    }
    return schema;
  }

  /** The schema with this id. */
  named(id: string): Schema {
    return this.#schemas.get(id) ?? anything;
  }

  /** What the base of an `unevaluated…` keyword evaluates. */
  evaluated({ base, of }: UnevaluatedSchema): Evaluated {
    const known = this.#evaluated.get(base);
    if (known !== undefined) return known;
    const found = evaluatedBy(base, of, (id) => this.named(id));
    this.#evaluated.set(base, found);
    return found;
  }

  /** What a mask about this message may name, as a text; undefined where it may name nothing. */
  maskShape(message: string): string | undefined {
    if (this.masks.table(message) === undefined) return undefined;
    const known = this.#maskShapes.get(message);
    if (known !== undefined) return known;
    const shape = maskShape({ tables: this.masks, message });
    this.#maskShapes.set(message, shape);
    return shape;
  }

  /** The key of the component that the schema is. */
  keyOf(schema: Schema): string | undefined {
    return this.#keys.get(schema);
  }

  /** Whether the validators of this document accept the value. */
  accepts(schema: Schema, value: JsonValue): boolean {
    return this.#nodes.explain(schema, value).issues.length === 0;
  }

  hasKey(key: string | undefined): boolean {
    return key !== undefined && this.#components.has(key);
  }

  /** The place of a keyword of the schema, or of the schema where it does not have the keyword. */
  pointerTo(source: Pointer, ...keys: readonly string[]): Pointer {
    const pointer = appendPointer(source, ...keys);
    return valueAt(this.api.document, pointer) === undefined ? source : pointer;
  }

  /** Keywords of a schema that are not in the model; keywords beside a reference take precedence. */
  keywordsOf(schema: Schema): JsonObject {
    const own = this.keywordsAt(schema.source);
    if (schema.kind !== "ref") return own;
    return { ...this.keywordsAt(this.resolve(schema).source), ...own };
  }

  /** Keywords of the schema at a place that are not in the model. */
  keywordsAt(source: Pointer): JsonObject {
    let keywords = this.#keywords.get(source);
    if (keywords === undefined) {
      keywords = source === "" ? {} : unmodelledKeywords(this.valueAt(source), source);
      this.#keywords.set(source, keywords);
    }
    return keywords;
  }

  /** The value of the document at this place. */
  valueAt(pointer: Pointer): JsonValue | undefined {
    return valueAt(this.api.document, pointer);
  }
}

const anything: Schema = { kind: "any", source: "#", docs: {} };
