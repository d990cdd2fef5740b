import {
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../load/json.js";
import type { DynamicScopes } from "../load/dynamic-scopes.js";
import { appendPointer, normalizePointer, valueAt } from "../load/pointer.js";
import { readProseOneofs } from "./prose-oneofs.js";

/** Keywords that hold one schema, a list of schemas, or a map of schemas. */
const single = [
  "items",
  "additionalProperties",
  "unevaluatedItems",
  "unevaluatedProperties",
  "propertyNames",
  "contains",
  "not",
  "if",
  "then",
  "else",
];
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const maps = ["properties", "patternProperties", "dependentSchemas"];

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

/** Raw schemas and the references between them, read once, before anything is built. */
export class SchemaGraph {
  readonly #nodes = new Map<Pointer, GraphNode>();

  readonly #anchors = new Map<Pointer, ReadonlySet<string>>();

  constructor(
    readonly document: JsonObject,
    readonly dynamicScopes?: DynamicScopes,
  ) {}

  node(pointer: Pointer): GraphNode {
    const known = this.#nodes.get(pointer);
    if (known !== undefined) return known;
    const { anchors, ...node } = summarize(valueAt(this.document, pointer), this.document);
    const owners = anchors.flatMap((name) => this.dynamicScopes?.owners(name) ?? []);
    const full = { ...node, anchors, references: [...new Set([...node.references, ...owners])] };
    this.#nodes.set(pointer, full);
    return full;
  }

  /** The dynamic anchors that a schema, or anything that it reaches, may look for. */
  anchors(pointer: Pointer): ReadonlySet<string> {
    if (this.dynamicScopes === undefined) return new Set();
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

function summarize(value: JsonValue | undefined, document: JsonObject): GraphNode {
  const references = new Set<Pointer>();
  const anchors = new Set<string>();
  let sided = false;
  let oneofs = false;
  const queue: JsonValue[] = value === undefined ? [] : [value];
  for (let schema = queue.pop(); schema !== undefined; schema = queue.pop()) {
    if (!isJsonObject(schema)) continue;
    const reference = ownValue(schema, "$ref");
    if (typeof reference === "string") references.add(normalizePointer(reference));
    const dynamic = ownValue(schema, "$dynamicRef");
    if (typeof dynamic === "string") {
      references.add(normalizePointer(dynamic));
      const target = valueAt(document, dynamic);
      const anchor = isJsonObject(target) ? ownValue(target, "$dynamicAnchor") : undefined;
      if (typeof anchor === "string") anchors.add(anchor);
    }
    sided ||= isSided(schema) && schema !== value;
    sided ||= isOpenEnum(schema);
    oneofs ||= hasOneofs(schema);
    queue.push(...subSchemas(schema));
  }
  const marked = isJsonObject(value) && isSided(value);
  return { references: [...references], anchors: [...anchors], sided, marked, oneofs };
}

function isSided(schema: JsonObject): boolean {
  return ownValue(schema, "readOnly") === true || ownValue(schema, "writeOnly") === true;
}

function isOpenEnum(schema: JsonObject): boolean {
  return (
    Object.hasOwn(schema, "x-extensible-enum") ||
    Object.hasOwn(schema, "x-speakeasy-unknown-values")
  );
}

/** The message has protobuf oneofs, by the extension or by what its description says. */
export function hasOneofs(schema: JsonObject): boolean {
  if (Object.hasOwn(schema, "x-oneofs")) return true;
  const description = ownValue(schema, "description");
  return typeof description === "string" && readProseOneofs(description).length > 0;
}

function subSchemas(schema: JsonObject): JsonValue[] {
  return [
    ...single.flatMap((key) => ownValue(schema, key) ?? []),
    ...lists.flatMap((key) => itemsOf(ownValue(schema, key))),
    ...maps.flatMap((key) => valuesOf(ownValue(schema, key))),
  ];
}

function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function valuesOf(value: JsonValue | undefined): readonly JsonValue[] {
  return isJsonObject(value) ? Object.values(value) : [];
}

/** The pointers of the document's component schemas, in the order of their keys. */
export function componentPointers(document: JsonObject): Pointer[] {
  const components = ownValue(document, "components");
  const schemas = isJsonObject(components) ? ownValue(components, "schemas") : undefined;
  const keys = isJsonObject(schemas) ? Object.keys(schemas) : [];
  return keys
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .map((key) => appendPointer("#/components/schemas", key));
}
