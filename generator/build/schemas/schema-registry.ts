import type { Findings } from "../../findings/diagnostics.js";
import type { DynamicScopes } from "../../load/references/dynamic-scopes.js";
import { isJsonObject, type JsonObject, type Pointer } from "../../json/json.js";
import { parsePointer, pointerWords, valueAt } from "../../json/pointer.js";
import { buildInherited } from "../unions/build-inherited.js";
import { buildSchema } from "./build-schema.js";
import type { Dialect, SchemaContext } from "../context.js";
import { DynamicScope } from "./dynamic-scope.js";
import type { UnknownEnumValues } from "./open-enum.js";
import { baseId, Inheritances, placeOf, type Inheritance } from "../unions/inheritance.js";
import { pascalCase } from "../../text/identifiers.js";
import type { NamedSchema, Schema, Side } from "../../model/model.js";
import type { NameScope } from "../../text/name-scope.js";
import type { Naming } from "../names/naming.js";
import { RawObject } from "../raw.js";
import type { SchemaEntry } from "./schema-entry.js";
import { componentPointers, SchemaGraph } from "../schema-graph.js";
import { messagePointers } from "../message-names.js";
import { findSides, findStarts, type SchemaSides } from "../operations/schema-sides.js";
import { nameInside, finalTarget } from "../shared-places.js";
import { withoutAlternatives } from "../unions/listed-alternatives.js";
import { reportNameExtensions, typeNamesOf } from "../names/component-names.js";

export interface RegistryOptions {
  readonly document: JsonObject;
  readonly findings: Findings;
  readonly names: NameScope;
  readonly dialect: Dialect;
  readonly protojson: boolean;
  readonly dynamicScopes?: DynamicScopes;
  readonly unknownEnumValues?: UnknownEnumValues;
  readonly naming?: Naming;
  /** Gets the ids of the messages that field masks are about, each with the place of a mask. */
  readonly masked: Map<string, Pointer>;
}

/** Limits the variants by dynamic scope: a hostile document could make their number exponential. */
const mostInstances = 1000;

/**
 * All named schemas of a document: its components, their request variants, other targets of references, and
 * the bodies of operations. Names are assigned in a fixed order (components by key, variants, then the rest
 * as they are found), before any schema is built.
 */
export class SchemaRegistry {
  readonly #graph: SchemaGraph;
  readonly #inheritances: Inheritances;
  readonly sides: SchemaSides;
  readonly #sided: ReadonlySet<Pointer>;
  /** Schemas that stand inside of others, or of operations, and that references lead to. */
  readonly #shared: ReadonlySet<Pointer>;
  readonly #entries = new Map<string, SchemaEntry>();
  /** The number of entries for dynamic scopes. */
  #instances = 0;

  constructor(readonly options: RegistryOptions) {
    const { document, findings, dialect, dynamicScopes, unknownEnumValues } = options;
    const components = componentPointers(document);
    this.#inheritances = new Inheritances(document, components, dialect.impliedSubtypes);
    this.#graph = new SchemaGraph(document, {
      inheritances: this.#inheritances,
      ...(dynamicScopes === undefined ? {} : { dynamicScopes }),
      ...(unknownEnumValues === undefined ? {} : { unknownEnumValues }),
    });
    const starts = findStarts(document, findings);
    this.#shared = this.#graph.share([...components, ...starts.request, ...starts.response]);
    this.sides = findSides(starts, messagePointers(document), this.#graph);
    const all = this.#graph.reach([...components, ...this.sides.request, ...this.sides.response]);
    this.#sided = this.#graph.differingByDirection(all);
    this.#nameComponents(components);
  }

  /** The id of the schema at `pointer`, in its variant for this direction. */
  idFor(pointer: Pointer, side: Side): string {
    if (!this.#entries.has(pointer)) this.#nameOther(pointer);
    const variant = variantId(pointer);
    return side === "request" && this.#entries.has(variant) ? variant : pointer;
  }

  /** The id of an inline schema of an operation, exported under `candidate` or a similar free name. */
  idForInline(pointer: Pointer, candidate: string, side: Side): string {
    if (!this.#entries.has(pointer) && this.#shared.has(pointer)) {
      this.#add(pointer, candidate);
      this.#addVariant(pointer);
    } else if (!this.#entries.has(pointer)) {
      const name = this.options.names.schemaName(candidate);
      this.#entries.set(pointer, { id: pointer, name, pointer, side });
    }
    return this.idFor(pointer, side);
  }

  /** Builds all named schemas, including those that get their name while others are built. */
  build(): NamedSchema[] {
    const built: NamedSchema[] = [];
    // A Map's iterator also visits entries that are added while it runs.
    for (const entry of this.#entries.values()) built.push(this.#buildEntry(entry));
    return built;
  }

  /** The context for the builders of one direction. */
  context(side: Side, scope = DynamicScope.outermost(this.options.dynamicScopes)): SchemaContext {
    const { document, findings } = this.options;
    const target = (reference: string, pointer: Pointer): string | undefined => {
      const place = finalTarget(reference, document, this.options.dynamicScopes);
      const id = this.#inheritances.targetIdAt(pointer, place);
      if (valueAt(document, place) !== undefined) return this.#instance(id, side, scope);
      findings.report("unresolved-reference", `"${reference}" does not exist.`, { pointer });
      return undefined;
    };
    const entering = (pointer: Pointer): SchemaContext => {
      const inner = scope?.enter(pointer);
      return inner === scope ? context : this.context(side, inner);
    };
    const shared = (pointer: Pointer) =>
      this.#shared.has(pointer) ? this.#instance(pointer, side, scope) : undefined;
    const dynamic = scope === undefined ? {} : { dynamicScope: scope };
    const context: SchemaContext = {
      ...{ ...this.options, side, ...dynamic },
      ...{ entering, target, shared },
    };
    return context;
  }

  /** As `idFor`, for the target of a reference, whose meaning may depend on the dynamic scope. */
  #instance(pointer: Pointer, side: Side, scope: DynamicScope | undefined): string {
    const id = this.idFor(pointer, side);
    const asked = scope === undefined ? undefined : this.#graph.anchors(pointer);
    if (scope === undefined || asked === undefined || asked.size === 0) return id;
    const place = placeOf(pointer);
    const dynamicScope = scope.enter(place).only(asked);
    const own = DynamicScope.outermost(this.options.dynamicScopes)?.enter(place).only(asked);
    if (dynamicScope.key === own?.key) return id;
    const instance = `${id}#${dynamicScope.key}`;
    if (this.#entries.has(instance)) return instance;
    if (this.#instances >= mostInstances) return this.#withoutInstance(id);
    this.#addInstance(instance, id, dynamicScope);
    return instance;
  }

  #withoutInstance(id: string): string {
    const message = `\`$dynamicRef\` needs more than ${mostInstances} variants of schemas: some are left out.`;
    this.options.findings.report("unsupported-keyword", message);
    return id;
  }

  #addInstance(instance: string, id: string, dynamicScope: DynamicScope): void {
    const base = this.#entries.get(id);
    if (base === undefined) throw new Error(`No schema has the id ${id}.`);
    const { key: _key, variantOf: _variantOf, ...entry } = base;
    const words = dynamicScope.boundOutside(base.pointer).map(pointerWords);
    const candidate = `${base.name}For${pascalCase(words.join(" "))}`;
    const name = this.options.names.schemaName(candidate);
    this.#entries.set(instance, { ...entry, id: instance, name, dynamicScope });
    this.#instances += 1;
  }

  #buildEntry(entry: SchemaEntry): NamedSchema {
    const { id, name, pointer, side, key, variantOf } = entry;
    const schema = this.#buildSchema(entry);
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

  #buildSchema({ name, pointer, side, dynamicScope, inheritance }: SchemaEntry): Schema {
    const value = valueAt(this.options.document, pointer) ?? true;
    const context = this.context(side, dynamicScope);
    if (inheritance === undefined || !isJsonObject(value)) {
      const isBase = this.#inheritances.of(pointer)?.listed === true;
      const own = isBase && isJsonObject(value) ? withoutAlternatives(value) : value;
      return buildSchema(own, pointer, context, { name, place: "top", building: pointer });
    }
    const ids = this.#inheritances.alternatives(inheritance);
    const alternatives = ids.map((id) => this.#instance(id, side, dynamicScope));
    return buildInherited(
      inheritance,
      new RawObject(value, pointer, context.findings),
      alternatives,
      context,
    );
  }

  #nameComponents(components: readonly Pointer[]): void {
    const names = typeNamesOf(components, this.options.document, this.options.naming);
    for (const pointer of components) {
      const key = parsePointer(pointer).at(-1) ?? "";
      reportNameExtensions(pointer, this.options.document, this.options.findings);
      this.#add(pointer, names.get(pointer) ?? pascalCase(key), key);
    }
    const bases = components.flatMap((pointer) => this.#inheritances.of(pointer) ?? []);
    for (const inheritance of bases) this.#addBase(inheritance);
    for (const pointer of components) this.#addVariant(pointer);
    for (const { base } of bases) this.#addVariant(baseId(base));
  }

  /** Adds the named schema that subtypes of a base extend: its own constraints. */
  #addBase({ base }: Inheritance): void {
    const whole = this.#entries.get(base);
    const id = baseId(base);
    if (whole === undefined) return;
    const name = this.options.names.schemaName(`${whole.name}Base`);
    this.#entries.set(id, { id, name, pointer: base, side: this.#sideOf(id) });
  }

  /** Names a target that is not a component: `#/components/schemas/App/properties/owner`. */
  #nameOther(pointer: Pointer): void {
    const name = nameInside(pointer, (place) => this.#entries.get(place)?.name);
    this.#add(pointer, name);
    this.#addVariant(pointer);
  }

  #add(pointer: Pointer, candidate: string, key?: string): void {
    const inheritance = this.#inheritances.of(pointer);
    this.#entries.set(pointer, {
      id: pointer,
      name: this.options.names.schemaName(candidate),
      pointer,
      side: this.#sideOf(pointer),
      ...(key === undefined ? {} : { key }),
      ...(inheritance === undefined ? {} : { inheritance }),
    });
  }

  #addVariant(pointer: Pointer): void {
    const base = this.#entries.get(pointer);
    const both = this.sides.request.has(pointer) && this.sides.response.has(pointer);
    if (base === undefined || !both || !this.#sided.has(pointer)) return;
    const id = variantId(pointer);
    const name = this.options.names.variantName(`${base.name}Input`);
    this.#entries.set(id, { ...base, id, name, side: "request", variantOf: base.id });
  }

  #sideOf(pointer: Pointer): Side {
    if (!this.#sided.has(pointer)) return "both";
    if (this.sides.response.has(pointer)) return "response";
    return this.sides.request.has(pointer) ? "request" : "both";
  }
}

function variantId(pointer: Pointer): string {
  return `${pointer}#request`;
}
