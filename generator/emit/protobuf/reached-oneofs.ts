import type { Api, Operation, Schema } from "../../model/model.js";
import { referencedIds } from "../../model/visit.js";
import type { Code } from "../code/code.js";
import type { Imports } from "../imports.js";
import type { NamedSchemas } from "../named-schemas.js";
import { ownedOneofs } from "./oneofs.js";

/** What is known of a named schema; operations by the hundred reach the same ones. */
interface Known {
  readonly references: readonly string[];
  /** The names of the case tables of its oneofs. */
  readonly tables: readonly string[];
}

/** The oneofs of the messages that operations send and receive. */
export class ReachedOneofs {
  readonly #known = new Map<string, Known>();
  /** Most documents have no oneofs, and following all references of all operations is much work. */
  readonly #isEmpty: boolean;

  constructor(
    api: Api,
    readonly schemas: NamedSchemas,
    readonly imports: Imports,
  ) {
    this.#isEmpty = api.schemas.every(({ id }) => this.#get(id).tables.length === 0);
  }

  /** The case tables of all messages that an operation reaches, by name. */
  tables({ requestBody, responses }: Operation): Code[] {
    if (this.#isEmpty) return [];
    const content = [
      ...(requestBody?.content ?? []),
      ...responses.flatMap((response) => response.content),
    ];
    const ids = this.#reachable(content.map(({ schema }) => schema));
    const names = new Set([...ids].flatMap((id) => this.#get(id).tables));
    return [...names].sort().map((name) => this.imports.value("./oneofs.js", name));
  }

  #reachable(starts: readonly Schema[]): Set<string> {
    const ids = new Set<string>();
    const queue = starts.flatMap((schema) => [...referencedIds(schema)]);
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (ids.has(id)) continue;
      ids.add(id);
      queue.push(...this.#get(id).references);
    }
    return ids;
  }

  #get(id: string): Known {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const named = this.schemas.get(id);
    const tables = ownedOneofs(named).map(({ oneof }) => `${oneof.typeName}Oneof`);
    const found = { references: [...referencedIds(named.schema)], tables };
    this.#known.set(id, found);
    return found;
  }
}
