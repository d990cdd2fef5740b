import {
  isJsonObject,
  itemsOf,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../json/json.js";
import type { DynamicScopes } from "../load/references/dynamic-scopes.js";
import { appendPointer, normalizePointer, valueAt } from "../json/pointer.js";
import { referenceOf } from "../json/reference.js";
import { placeOf, type Inheritances } from "./unions/inheritance.js";
import { finalTarget, placesInside } from "./shared-places.js";
import { isOpenEnum, type UnknownEnumValues } from "./schemas/open-enum.js";
import { readProseOneofs } from "./oneofs/prose-oneofs.js";
import { subSchemas, type SubSchema } from "./sub-schemas.js";
import { reaching } from "../model/graph.js";

const component = /^#\/components\/schemas\/[^/]*$/;

/** What one schema, including all inline schemas in it, depends on. */
interface GraphNode {
  /** Including all possible targets of a `$dynamicRef`. */
  readonly references: readonly Pointer[];
  /** The references in places where an enum can be open. */
  readonly openReferences: readonly Pointer[];
  /** The dynamic anchors that its own `$dynamicRef` keywords name. */
  readonly anchors: readonly string[];
  /** A part of it differs between requests and responses. */
  readonly differsByDirection: boolean;
  /** It contains an open enum, which is closed in requests: they may only hold the listed values. */
  readonly open: boolean;
  /** The schema itself is `readOnly` or `writeOnly`, and so is every property that refers to it. */
  readonly readOrWriteOnly: boolean;
  readonly oneofs: boolean;
}

export interface GraphOptions {
  readonly inheritances?: Inheritances;
  readonly dynamicScopes?: DynamicScopes;
  readonly unknownEnumValues?: UnknownEnumValues;
}

/** Raw schemas and the references between them, read once, before anything is built. */
export class SchemaGraph {
  readonly #nodes = new Map<Pointer, GraphNode>();

  readonly #anchors = new Map<Pointer, ReadonlySet<string>>();

  /** By schema, the places inside it that are targets of references. */
  #inside: ReadonlyMap<Pointer, readonly Pointer[]> = new Map();

  constructor(
    readonly document: JsonObject,
    readonly options: GraphOptions = {},
  ) {}

  node(id: string): GraphNode {
    const known = this.#nodes.get(id);
    if (known !== undefined) return known;
    const { inheritances, dynamicScopes } = this.options;
    const inheritance = inheritances?.of(id);
    const written = summarize(placeOf(id), this);
    const inside = this.#inside.get(placeOf(id)) ?? [];
    const node = withReferences(written, inside);
    const full =
      inheritances === undefined || inheritance === undefined
        ? withOwners(node, dynamicScopes)
        : {
            ...node,
            references: inheritances.alternatives(inheritance),
            openReferences: inheritances.alternatives(inheritance),
            anchors: [],
            differsByDirection: false,
            open: false,
          };
    this.#nodes.set(id, full);
    return full;
  }

  /** The dynamic anchors that a schema, or any schema that it reaches, refers to. */
  anchors(pointer: Pointer): ReadonlySet<string> {
    if (this.options.dynamicScopes === undefined) return new Set();
    const known = this.#anchors.get(pointer);
    if (known !== undefined) return known;
    const anchors = new Set([...this.reach([pointer])].flatMap((at) => this.node(at).anchors));
    this.#anchors.set(pointer, anchors);
    return anchors;
  }

  /** Everything that the given schemas reach, themselves included. */
  reach(starts: Iterable<Pointer>): Set<Pointer> {
    const reached = new Set<Pointer>();
    const queue = [...starts];
    for (let pointer = queue.pop(); pointer !== undefined; pointer = queue.pop()) {
      if (reached.has(pointer)) continue;
      reached.add(pointer);
      queue.push(...this.node(pointer).references);
    }
    return reached;
  }

  /**
   * The inline schemas that are targets of references. They get a name and are written once, and from then
   * on the schema around each counts as referring to it.
   */
  share(starts: Iterable<Pointer>): ReadonlySet<Pointer> {
    const targets = [...this.reach(starts)].flatMap((id) => this.node(id).references);
    const shared = new Set(targets.filter((target) => !component.test(placeOf(target))));
    if (shared.size === 0) return shared;
    this.#inside = placesInside(shared);
    this.#nodes.clear();
    this.#anchors.clear();
    return shared;
  }

  /** Of the given schemas, those whose form differs between requests and responses. */
  differingByDirection(pointers: ReadonlySet<Pointer>): Set<Pointer> {
    const nodes = [...pointers].map((pointer) => [pointer, this.node(pointer)] as const);
    const byAccess = reaching(
      nodes.map(([pointer, { references }]) => [pointer, references]),
      (pointer) => this.#differsItself(pointer),
    );
    const open = reaching(
      nodes.map(([pointer, { openReferences }]) => [pointer, openReferences]),
      (pointer) => this.node(pointer).open,
    );
    return new Set([...byAccess, ...open]);
  }

  #differsItself(pointer: Pointer): boolean {
    const { differsByDirection, references } = this.node(pointer);
    return differsByDirection || references.some((target) => this.node(target).readOrWriteOnly);
  }
}

/** The node, with all possible targets of its `$dynamicRef` keywords. */
function withOwners(node: GraphNode, dynamicScopes: DynamicScopes | undefined): GraphNode {
  const owners = node.anchors.flatMap((name) => dynamicScopes?.owners(name) ?? []);
  return withReferences(node, owners);
}

function withReferences(node: GraphNode, more: readonly Pointer[]): GraphNode {
  return {
    ...node,
    references: [...new Set([...node.references, ...more])],
    openReferences: [...new Set([...node.openReferences, ...more])],
  };
}

function summarize(pointer: Pointer, { document, options }: SchemaGraph): GraphNode {
  const { unknownEnumValues, dynamicScopes } = options;
  const value = valueAt(document, pointer);
  const bases = baseReferences(pointer, value, document, options);
  const references = new Set<Pointer>();
  const openReferences = new Set<Pointer>();
  const anchors = new Set<string>();
  let [differsByDirection, open, oneofs] = [false, false, false];
  const queue: SubSchema[] = value === undefined ? [] : [{ value, isWidening: true }];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { value: schema, isWidening } = next;
    if (!isJsonObject(schema)) continue;
    const refer = (target: Pointer) => {
      references.add(target);
      if (isWidening) openReferences.add(target);
    };
    const reference = referenceOf(schema);
    if (reference !== undefined)
      refer(bases.get(schema) ?? finalTarget(reference, document, dynamicScopes));
    const dynamic = ownValue(schema, "$dynamicRef");
    if (typeof dynamic === "string") {
      refer(normalizePointer(dynamic));
      const target = valueAt(document, dynamic);
      const anchor = isJsonObject(target) ? ownValue(target, "$dynamicAnchor") : undefined;
      if (typeof anchor === "string") anchors.add(anchor);
    }
    differsByDirection ||= isReadOrWriteOnly(schema) && schema !== value;
    open ||= isWidening && isOpenEnum(schema, unknownEnumValues);
    oneofs ||= hasOneofs(schema);
    for (const sub of subSchemas(schema, isWidening)) queue.push(sub);
  }
  const readOrWriteOnly = isJsonObject(value) && isReadOrWriteOnly(value);
  return {
    references: [...references],
    openReferences: [...openReferences],
    anchors: [...anchors],
    ...{ differsByDirection, open, readOrWriteOnly, oneofs },
  };
}

/** The members of the schema's `allOf` that refer to a base: they mean its own constraints, not the union. */
function baseReferences(
  pointer: Pointer,
  value: JsonValue | undefined,
  document: JsonObject,
  { inheritances, dynamicScopes }: GraphOptions,
): ReadonlyMap<JsonValue, string> {
  const bases = new Map<JsonValue, string>();
  if (inheritances === undefined || !isJsonObject(value)) return bases;
  for (const [index, member] of itemsOf(ownValue(value, "allOf")).entries()) {
    const reference = referenceOf(member);
    if (reference === undefined) continue;
    const place = appendPointer(pointer, "allOf", index, "$ref");
    bases.set(
      member,
      inheritances.targetIdAt(place, finalTarget(reference, document, dynamicScopes)),
    );
  }
  return bases;
}

function isReadOrWriteOnly(schema: JsonObject): boolean {
  return ownValue(schema, "readOnly") === true || ownValue(schema, "writeOnly") === true;
}

/** Whether the message has protobuf oneofs, by the extension or in its description. */
export function hasOneofs(schema: JsonObject): boolean {
  if (Object.hasOwn(schema, "x-oneofs")) return true;
  const description = ownValue(schema, "description");
  return typeof description === "string" && readProseOneofs(description).length > 0;
}

/** The pointers of the document's component schemas, in the order of their keys. */
export function componentPointers(document: JsonObject): Pointer[] {
  return schemaKeys(document).map((key) => appendPointer("#/components/schemas", key));
}

/** The keys of the document's component schemas, in order. */
export function schemaKeys(document: JsonObject): string[] {
  const components = ownValue(document, "components");
  const schemas = isJsonObject(components) ? ownValue(components, "schemas") : undefined;
  const keys = isJsonObject(schemas) ? Object.keys(schemas) : [];
  return keys.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
