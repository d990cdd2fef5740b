import type { Findings } from "../diagnostics.js";
import type { JsonObject, Pointer } from "../load/json.js";
import { normalizePointer, parsePointer, valueAt } from "../load/pointer.js";
import { buildSchema } from "./build-schema.js";
import type { Dialect, SchemaContext } from "./context.js";
import { identifierOf, pascalCase } from "./identifiers.js";
import type { NamedSchema, Side } from "./model.js";
import type { NameScope } from "./name-scope.js";
import { componentPointers, SchemaGraph } from "./schema-graph.js";
import { findSides, type SchemaSides } from "./schema-sides.js";
import { typeNamesOf } from "./component-names.js";

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly pointer: Pointer;
  readonly side: Side;
  readonly key?: string;
  readonly variantOf?: string;
}

export interface RegistryOptions {
  readonly document: JsonObject;
  readonly findings: Findings;
  readonly names: NameScope;
  readonly dialect: Dialect;
  readonly protojson: boolean;
}

/**
 * All named schemas of a document: its components, their request variants, whatever else a reference
 * points at, and the bodies of operations. Names are given in a fixed order (components by key,
 * variants, then the rest as they come up), before any schema is built.
 */
export class SchemaRegistry {
  readonly #graph: SchemaGraph;
  readonly #sides: SchemaSides;
  readonly #sided: ReadonlySet<Pointer>;
  readonly #entries = new Map<string, Entry>();

  constructor(readonly options: RegistryOptions) {
    const { document, findings } = options;
    this.#graph = new SchemaGraph(document);
    this.#sides = findSides(document, this.#graph, findings);
    const components = componentPointers(document);
    const all = this.#graph.reach([...components, ...this.#sides.request, ...this.#sides.response]);
    this.#sided = this.#graph.sided(all);
    this.#nameComponents(components);
  }

  /** The id of the schema at `pointer`, in the form that travels on `side`. */
  idFor(pointer: Pointer, side: Side): string {
    if (!this.#entries.has(pointer)) this.#nameOther(pointer);
    const variant = variantId(pointer);
    return side === "request" && this.#entries.has(variant) ? variant : pointer;
  }

  /** A schema that stands inside an operation, exported under the given name if that is free. */
  idForInline(pointer: Pointer, candidate: string, side: Side): string {
    if (!this.#entries.has(pointer)) {
      const name = this.options.names.schemaName(candidate);
      this.#entries.set(pointer, { id: pointer, name, pointer, side });
    }
    return pointer;
  }

  /** All of them; building one may name another, which then comes up in turn. */
  build(): NamedSchema[] {
    const built: NamedSchema[] = [];
    // A Map's iterator also visits what is added while it runs.
    for (const entry of this.#entries.values()) built.push(this.#buildEntry(entry));
    return built;
  }

  /** What builders need to know of one side. */
  context(side: Side): SchemaContext {
    const { document, findings, names, dialect, protojson } = this.options;
    const target = (reference: string, pointer: Pointer): string | undefined => {
      const place = normalizePointer(reference);
      if (valueAt(document, place) !== undefined) return this.idFor(place, side);
      findings.report("unresolved-reference", `"${reference}" leads to nothing.`, { pointer });
      return undefined;
    };
    return { document, findings, names, dialect, protojson, side, target };
  }

  #buildEntry(entry: Entry): NamedSchema {
    const { id, name, pointer, side, key, variantOf } = entry;
    const value = valueAt(this.options.document, pointer) ?? true;
    const schema = buildSchema(value, pointer, this.context(side), { name, place: "top" });
    return {
      id,
      name,
      ...(key === undefined ? {} : { key }),
      side,
      ...(variantOf === undefined ? {} : { variantOf }),
      recursive: false,
      schema,
      docs: schema.docs,
      source: pointer,
    };
  }

  #nameComponents(components: readonly Pointer[]): void {
    const names = typeNamesOf(components, this.options.document);
    for (const pointer of components) {
      const key = parsePointer(pointer).at(-1) ?? "";
      this.#add(pointer, names.get(pointer) ?? pascalCase(key), key);
    }
    for (const pointer of components) this.#addVariant(pointer);
  }

  /** A reference's target that is no component: `#/components/schemas/App/properties/owner`. */
  #nameOther(pointer: Pointer): void {
    const words = parsePointer(pointer).filter((segment) => !structural.has(segment));
    this.#add(pointer, identifierOf(pascalCase(words.slice(-2).join(" ")), "Schema"));
    this.#addVariant(pointer);
  }

  #add(pointer: Pointer, candidate: string, key?: string): void {
    const name = this.options.names.schemaName(candidate);
    const side = this.#sideOf(pointer);
    this.#entries.set(pointer, {
      id: pointer,
      name,
      pointer,
      side,
      ...(key === undefined ? {} : { key }),
    });
  }

  #addVariant(pointer: Pointer): void {
    const base = this.#entries.get(pointer);
    const both = this.#sides.request.has(pointer) && this.#sides.response.has(pointer);
    if (base === undefined || !both || !this.#sided.has(pointer)) return;
    const id = variantId(pointer);
    const name = this.options.names.schemaName(`${base.name}Input`);
    this.#entries.set(id, { ...base, id, name, side: "request", variantOf: base.id });
  }

  #sideOf(pointer: Pointer): Side {
    if (!this.#sided.has(pointer)) return "both";
    if (this.#sides.response.has(pointer)) return "response";
    return this.#sides.request.has(pointer) ? "request" : "both";
  }
}

const structural = new Set([
  "components",
  "schemas",
  "properties",
  "items",
  "paths",
  "content",
  "schema",
  "$defs",
]);

function variantId(pointer: Pointer): string {
  return `${pointer}#request`;
}
