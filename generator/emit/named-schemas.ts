import type { Api, NamedSchema, Schema } from "../model/model.js";
import { checkedIds, checkedSchemas } from "../model/visit.js";

/** The document's named schemas by id, and what emitters ask of them. */
export class NamedSchemas {
  readonly #byId: ReadonlyMap<string, NamedSchema>;
  readonly #schemas: readonly NamedSchema[];
  #deep: ReadonlySet<string> | undefined;
  #reads: Set<string> | undefined;

  constructor(api: Api) {
    this.#schemas = [...api.schemas, ...api.closedSchemas];
    this.#byId = new Map(this.#schemas.map((schema) => [schema.id, schema]));
  }

  get(id: string): NamedSchema {
    this.#reads?.add(id);
    const schema = this.#byId.get(id);
    if (schema === undefined) throw new Error(`No schema has the id ${id}.`);
    return schema;
  }

  /** Does the work, and adds the ids of the schemas that it asks for. */
  recording(reads: Set<string>, work: () => void): void {
    this.#reads = reads;
    try {
      work();
    } finally {
      this.#reads = undefined;
    }
  }

  /** The name of the type: that of the open form, where there are two. */
  typeNameOf(id: string): string {
    const { name, closedOf } = this.get(id);
    return closedOf === undefined ? name : this.typeNameOf(closedOf);
  }

  /** The schema itself, or what its references lead to in the end. */
  resolve(schema: Schema): Schema {
    let current = schema;
    for (let hops = 0; current.kind === "ref" && hops < 64; hops += 1) {
      current = this.get(current.target).schema;
    }
    return current;
  }

  /**
   * Its check reads what is inside the value, which may throw: it is a function of its own, and only
   * the exported one around it catches.
   */
  looksInside(id: string): boolean {
    return looksInside(this.get(id).schema);
  }

  /** It reaches a recursive schema: its checks pass the depth on. */
  countsDepth(id: string): boolean {
    this.#deep ??= reachingRecursion(this.#schemas);
    return this.#deep.has(id);
  }

  /** A reference in it does. */
  countsDepthInside(schema: Schema): boolean {
    if (schema.kind === "ref") return this.countsDepth(schema.target);
    return checkedSchemas(schema).some((child) => this.countsDepthInside(child));
  }
}

function looksInside(schema: Schema): boolean {
  switch (schema.kind) {
    case "any":
    case "never":
    case "null":
    case "boolean":
    case "number":
    case "string":
      return false;
    case "literal":
      return schema.values.some((value) => typeof value === "object" && value !== null);
    case "union":
    case "intersection":
      return schema.members.some(looksInside);
    case "array":
    case "object":
    case "ref":
    case "not":
    case "conditional":
    case "unevaluated":
      return true;
    default:
      return schema satisfies never;
  }
}

function reachingRecursion(schemas: readonly NamedSchema[]): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  for (const { id, schema } of schemas) {
    for (const target of checkedIds(schema)) {
      const list = users.get(target);
      if (list === undefined) users.set(target, [id]);
      else list.push(id);
    }
  }
  const reaching = new Set<string>();
  const queue = schemas.filter(({ recursive }) => recursive).map(({ id }) => id);
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (reaching.has(id)) continue;
    reaching.add(id);
    queue.push(...(users.get(id) ?? []));
  }
  return reaching;
}
