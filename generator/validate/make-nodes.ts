import { findIssues } from "../../templates/runtime/validate.js";
import type { Issue } from "../../templates/runtime/issues.js";
import type { Child, Node } from "../../templates/runtime/trace.js";
import { nodeOf, tableOf, type TableOptions, type TableValue } from "../model/error-table.js";
import type { Api, Schema } from "../model/model.js";
import { BoundedPatterns } from "./bounded-patterns.js";
import { runtimeExport } from "./runtime-exports.js";

export interface Explained {
  readonly issues: readonly Issue[];
  /** Patterns whose matching was stopped. */
  readonly tooSlow: readonly string[];
}

/** Runs the error pass of the runtime for schemas of the document, without generating code. */
export class Nodes {
  readonly #options: TableOptions;
  readonly #schemas: ReadonlyMap<string, Schema>;
  readonly #made = new Map<string, Node>();
  readonly #patterns = new BoundedPatterns();

  constructor(api: Api) {
    const schemas = [...api.schemas, ...api.closedSchemas];
    const recursive = new Set(schemas.filter((schema) => schema.recursive).map(({ id }) => id));
    this.#schemas = new Map(schemas.map(({ id, schema }) => [id, schema]));
    this.#options = {
      formats: "assert",
      protojson: api.protojson,
      isRecursive: (id) => recursive.has(id),
      named: (id) => this.#schemas.get(id) ?? { kind: "any", source: id, docs: {} },
    };
  }

  /** The issues of the value; none where a pattern takes too long. */
  explain(schema: Schema, value: unknown): Explained {
    const issues = findIssues(value, this.#make(tableOf(schema, this.#options)) as Child);
    const tooSlow = this.#patterns.takeGaveUp();
    return { issues: tooSlow.length > 0 ? [] : issues, tooSlow };
  }

  #named(id: string): Node {
    const known = this.#made.get(id);
    if (known !== undefined) return known;
    const schema = this.#schemas.get(id);
    const node = this.#make(
      schema === undefined ? { kind: "runtime", name: "anyNode" } : nodeOf(schema, this.#options),
    );
    this.#made.set(id, node as Node);
    return node as Node;
  }

  /** A node; a check is left out, as there is no code here. */
  #call(name: string, args: readonly TableValue[]): unknown {
    const explain = runtimeExport(name) as (...made: readonly unknown[]) => Node;
    const parameters = args.filter(({ kind }) => kind !== "check");
    return explain(...parameters.map((arg) => this.#make(arg)));
  }

  #make(value: TableValue): unknown {
    switch (value.kind) {
      case "data":
        return value.value;
      case "runtime":
        return runtimeExport(value.name);
      case "pattern":
        return this.#patterns.make(value.pattern);
      case "list":
        return value.items.map((item) => this.#make(item));
      case "table":
        return Object.fromEntries(value.entries.map(([key, item]) => [key, this.#make(item)]));
      case "call":
        return this.#call(value.name, value.args);
      case "reference":
        return () => this.#named(value.id);
      case "check":
      case "shared":
        throw new Error("There is no code here.");
      default:
        return value satisfies never;
    }
  }
}
