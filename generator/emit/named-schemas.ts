import type { Api, NamedSchema, Schema } from "../ir/model.js";
import { referencedIds } from "../ir/visit.js";

/** The document's named schemas by id, and what emitters ask of them. */
export class NamedSchemas {
  readonly #byId: ReadonlyMap<string, NamedSchema>;
  readonly #deep: ReadonlySet<string>;

  constructor(api: Api) {
    this.#byId = new Map(api.schemas.map((schema) => [schema.id, schema]));
    this.#deep = reachingRecursion(api.schemas);
  }

  get(id: string): NamedSchema {
    const schema = this.#byId.get(id);
    if (schema === undefined) throw new Error(`No schema has the id ${id}.`);
    return schema;
  }

  /** The schema itself, or what its references lead to in the end. */
  resolve(schema: Schema): Schema {
    let current = schema;
    for (let hops = 0; current.kind === "ref" && hops < 64; hops += 1) {
      current = this.get(current.target).schema;
    }
    return current;
  }

  /** It reaches a recursive schema: its checks pass the depth on. */
  countsDepth(id: string): boolean {
    return this.#deep.has(id);
  }
}

function reachingRecursion(schemas: readonly NamedSchema[]): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  for (const { id, schema } of schemas) {
    for (const target of referencedIds(schema)) {
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
