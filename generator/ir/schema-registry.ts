import type { Findings } from "../diagnostics.js";
import type { DynamicScopes } from "../load/dynamic-scopes.js";
import { isJsonObject, type JsonObject, type Pointer } from "../load/json.js";
import { normalizePointer, parsePointer, valueAt } from "../load/pointer.js";
import { buildSchema } from "./build-schema.js";
import type { Dialect, SchemaContext } from "./context.js";
import { DynamicScope } from "./dynamic-scope.js";
import type { UnknownEnumValues } from "./open-enum.js";
import { readExtension } from "./extensions.js";
import { identifierOf, pascalCase } from "./identifiers.js";
import type { NamedSchema, Side } from "./model.js";
import type { NameScope } from "./name-scope.js";
import type { Naming } from "./naming.js";
import { RawObject } from "./raw.js";
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
  /** Where evaluation comes from, for a schema whose meaning depends on it. */
  readonly dynamicScope?: DynamicScope;
}

export interface RegistryOptions {
  readonly document: JsonObject;
  readonly findings: Findings;
  readonly names: NameScope;
  readonly dialect: Dialect;
  readonly protojson: boolean;
  readonly dynamicScopes?: DynamicScopes;
  readonly unknownEnumValues?: UnknownEnumValues;
  readonly naming?: Naming;
}

/** Scopes multiply, and a hostile document could make that exponential; honest ones stay far below. */
const mostInstances = 1000;

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
  /** How many of them are there for a dynamic scope. */
  #instances = 0;

  constructor(readonly options: RegistryOptions) {
    const { document, findings, dynamicScopes, unknownEnumValues } = options;
    this.#graph = new SchemaGraph(document, dynamicScopes, unknownEnumValues);
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
  context(side: Side, scope = DynamicScope.outermost(this.options.dynamicScopes)): SchemaContext {
    const { document, findings, names, dialect, protojson, unknownEnumValues } = this.options;
    const target = (reference: string, pointer: Pointer): string | undefined => {
      const place = normalizePointer(reference);
      if (valueAt(document, place) !== undefined) return this.#instance(place, side, scope);
      findings.report("unresolved-reference", `"${reference}" leads to nothing.`, { pointer });
      return undefined;
    };
    const entering = (pointer: Pointer): SchemaContext => {
      const inner = scope?.enter(pointer);
      return inner === scope ? context : this.context(side, inner);
    };
    const dynamic = scope === undefined ? {} : { dynamicScope: scope };
    const shared = { document, findings, names, dialect, protojson, side };
    const enums = unknownEnumValues === undefined ? {} : { unknownEnumValues };
    const context: SchemaContext = { ...shared, ...enums, ...dynamic, entering, target };
    return context;
  }

  /** As `idFor`, for a reference: what a schema means may depend on the way that leads to it. */
  #instance(pointer: Pointer, side: Side, scope: DynamicScope | undefined): string {
    const id = this.idFor(pointer, side);
    const asked = scope === undefined ? undefined : this.#graph.anchors(pointer);
    if (scope === undefined || asked === undefined || asked.size === 0) return id;
    const dynamicScope = scope.enter(pointer).only(asked);
    const own = DynamicScope.outermost(this.options.dynamicScopes)?.enter(pointer).only(asked);
    if (dynamicScope.key === own?.key) return id;
    const instance = `${id}#${dynamicScope.key}`;
    if (this.#entries.has(instance)) return instance;
    if (this.#instances >= mostInstances) return this.#withoutInstance(id);
    this.#addInstance(instance, id, dynamicScope);
    return instance;
  }

  #withoutInstance(id: string): string {
    const message = `\`$dynamicRef\` leads to more than ${mostInstances} variants of schemas: some are left out.`;
    this.options.findings.report("unsupported-keyword", message);
    return id;
  }

  #addInstance(instance: string, id: string, dynamicScope: DynamicScope): void {
    const base = this.#entries.get(id);
    if (base === undefined) throw new Error(`No schema has the id ${id}.`);
    const { key: _key, variantOf: _variantOf, ...entry } = base;
    const words = dynamicScope.boundOutside(base.pointer).map(wordsOf);
    const candidate = `${base.name}For${pascalCase(words.join(" "))}`;
    const name = this.options.names.schemaName(candidate);
    this.#entries.set(instance, { ...entry, id: instance, name, dynamicScope });
    this.#instances += 1;
  }

  #buildEntry(entry: Entry): NamedSchema {
    const { id, name, pointer, side, key, variantOf, dynamicScope } = entry;
    const value = valueAt(this.options.document, pointer) ?? true;
    const context = this.context(side, dynamicScope);
    const schema = buildSchema(value, pointer, context, { name, place: "top" });
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
    const names = typeNamesOf(components, this.options.document, this.options.naming);
    for (const pointer of components) {
      const key = parsePointer(pointer).at(-1) ?? "";
      this.#readNames(pointer);
      this.#add(pointer, names.get(pointer) ?? pascalCase(key), key);
    }
    for (const pointer of components) this.#addVariant(pointer);
  }

  /** Findings for extensions that name the type and have another form than they should. */
  #readNames(pointer: Pointer): void {
    const { document, findings } = this.options;
    const value = valueAt(document, pointer);
    if (!isJsonObject(value)) return;
    const raw = new RawObject(value, pointer, findings);
    readExtension(raw, "x-name");
    readExtension(raw, "x-speakeasy-name-override");
  }

  /** A reference's target that is no component: `#/components/schemas/App/properties/owner`. */
  #nameOther(pointer: Pointer): void {
    this.#add(pointer, identifierOf(pascalCase(wordsOf(pointer)), "Schema"));
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

/** What of a pointer says something about the schema there: the last two names in it. */
function wordsOf(pointer: Pointer): string {
  const words = parsePointer(pointer).filter((segment) => !structural.has(segment));
  return words.slice(-2).join(" ");
}

function variantId(pointer: Pointer): string {
  return `${pointer}#request`;
}
