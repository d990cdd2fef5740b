import {
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../load/json.js";
import type { DynamicScopes } from "../load/dynamic-scopes.js";
import { appendPointer, normalizePointer, valueAt } from "../load/pointer.js";
import { placeOf, type Inheritances } from "./inheritance.js";
import { holders } from "./schema-holders.js";
import { placeMeant, placesInside } from "./shared-places.js";
import { isOpenEnum, type UnknownEnumValues } from "./open-enum.js";
import { readProseOneofs } from "./prose-oneofs.js";

const component = /^#\/components\/schemas\/[^/]*$/;

/** What one schema, with everything written inside it, depends on. */
interface GraphNode {
  /** All that a `$dynamicRef` may lead to is among them. */
  readonly references: readonly Pointer[];
  /** The dynamic anchors that it may look for itself. */
  readonly anchors: readonly string[];
  /** It holds something that is not the same in requests and responses. */
  readonly sided: boolean;
  /** It is read-only or write-only as a whole: properties that refer to it are. */
  readonly marked: boolean;
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

  /** By schema, the places inside of it that references lead to. */
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
    const node = { ...written, references: [...new Set([...written.references, ...inside])] };
    const full =
      inheritances === undefined || inheritance === undefined
        ? withOwners(node, dynamicScopes)
        : {
            ...node,
            references: inheritances.alternatives(inheritance),
            anchors: [],
            sided: false,
          };
    this.#nodes.set(id, full);
    return full;
  }

  /** The dynamic anchors that a schema, or anything that it reaches, may look for. */
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
   * The schemas that stand inside of others, or of operations, and that references lead to. From then on
   * they count as referred to by what they stand in, too: they are named, and written once.
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
  sided(pointers: ReadonlySet<Pointer>): Set<Pointer> {
    const users = new Map<Pointer, Pointer[]>();
    for (const pointer of pointers) {
      for (const target of this.node(pointer).references) {
        const list = users.get(target);
        if (list === undefined) users.set(target, [pointer]);
        else list.push(pointer);
      }
    }
    const sided = new Set<Pointer>();
    const queue = [...pointers].filter((pointer) => this.#isSidedItself(pointer));
    for (let pointer = queue.pop(); pointer !== undefined; pointer = queue.pop()) {
      if (sided.has(pointer)) continue;
      sided.add(pointer);
      queue.push(...(users.get(pointer) ?? []));
    }
    return sided;
  }

  #isSidedItself(pointer: Pointer): boolean {
    const { sided, references } = this.node(pointer);
    return sided || references.some((target) => this.node(target).marked);
  }
}

/** With all that a `$dynamicRef` in it may lead to. */
function withOwners(node: GraphNode, dynamicScopes: DynamicScopes | undefined): GraphNode {
  const owners = node.anchors.flatMap((name) => dynamicScopes?.owners(name) ?? []);
  return { ...node, references: [...new Set([...node.references, ...owners])] };
}

function summarize(
  pointer: Pointer,
  { document, options: { unknownEnumValues, inheritances } }: SchemaGraph,
): GraphNode {
  const value = valueAt(document, pointer);
  const bases = baseReferences(pointer, value, document, inheritances);
  const references = new Set<Pointer>();
  const anchors = new Set<string>();
  let sided = false;
  let oneofs = false;
  const queue: JsonValue[] = value === undefined ? [] : [value];
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
    if (!isJsonObject(schema)) continue;
    const reference = ownValue(schema, "$ref");
    if (typeof reference === "string") {
      references.add(bases.get(schema) ?? placeMeant(reference, document));
    }
    const dynamic = ownValue(schema, "$dynamicRef");
    if (typeof dynamic === "string") {
      references.add(normalizePointer(dynamic));
      const target = valueAt(document, dynamic);
      const anchor = isJsonObject(target) ? ownValue(target, "$dynamicAnchor") : undefined;
      if (typeof anchor === "string") anchors.add(anchor);
    }
    sided ||= isSided(schema) && schema !== value;
    sided ||= isOpenEnum(schema, unknownEnumValues);
    oneofs ||= hasOneofs(schema);
    addSubSchemas(schema, queue);
  }
  const marked = isJsonObject(value) && isSided(value);
  return { references: [...references], anchors: [...anchors], sided, marked, oneofs };
}

/** The members of the schema's `allOf` that mean what a base says itself. */
function baseReferences(
  pointer: Pointer,
  value: JsonValue | undefined,
  document: JsonObject,
  inheritances: Inheritances | undefined,
): ReadonlyMap<JsonValue, string> {
  const bases = new Map<JsonValue, string>();
  const members = isJsonObject(value) ? ownValue(value, "allOf") : undefined;
  if (inheritances === undefined || !Array.isArray(members)) return bases;
  for (const [index, member] of (members as readonly JsonValue[]).entries()) {
    const reference = isJsonObject(member) ? ownValue(member, "$ref") : undefined;
    if (typeof reference !== "string") continue;
    const place = appendPointer(pointer, "allOf", index, "$ref");
    bases.set(member, inheritances.meantAt(place, placeMeant(reference, document)));
  }
  return bases;
}

function isSided(schema: JsonObject): boolean {
  return ownValue(schema, "readOnly") === true || ownValue(schema, "writeOnly") === true;
}

/** The message has protobuf oneofs, by the extension or by what its description says. */
export function hasOneofs(schema: JsonObject): boolean {
  if (Object.hasOwn(schema, "x-oneofs")) return true;
  const description = ownValue(schema, "description");
  return typeof description === "string" && readProseOneofs(description).length > 0;
}

/** Adds the schemas that stand directly in this one. */
function addSubSchemas(schema: JsonObject, queue: JsonValue[]): void {
  for (const keyword of Object.keys(schema)) {
    const holds = holders.get(keyword);
    const value = holds === undefined ? undefined : schema[keyword];
    if (value === undefined) continue;
    // Older drafts have a list of schemas under `items` too.
    if (holds === "one" && !Array.isArray(value)) queue.push(value);
    else if (holds !== "map" && Array.isArray(value)) addAll(value as JsonValue[], queue);
    else if (holds === "map" && isJsonObject(value)) addAll(Object.values(value), queue);
  }
}

/** One by one: a call with a hundred thousand arguments does not fit on the stack. */
function addAll(values: readonly JsonValue[], queue: JsonValue[]): void {
  for (const value of values) queue.push(value);
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
