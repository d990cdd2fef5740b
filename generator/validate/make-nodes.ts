import { findIssues } from "../../templates/runtime/validate.js";
import type { MaskTable } from "../../templates/runtime/field-mask.js";
import type { Issue } from "../../templates/runtime/issues.js";
import type { Child, Node } from "../../templates/runtime/trace.js";
import { nodeOf, tableOf, type TableOptions, type TableValue } from "../model/error-table.js";
import { MessageTables } from "../model/message-fields.js";
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
  readonly #messages: MessageTables;
  readonly #fieldsById = new Map<string, MaskTable>();

  constructor(api: Api) {
    const schemas = [...api.schemas, ...api.closedSchemas];
    const recursive = new Set(schemas.filter((schema) => schema.recursive).map(({ id }) => id));
    this.#schemas = new Map(schemas.map(({ id, schema }) => [id, schema]));
    this.#messages = new MessageTables(api);
    this.#options = {
      formats: "assert",
      protojson: api.protojson,
      isRecursive: (id) => recursive.has(id),
      hasFields: (message) => this.#messages.table(message) !== undefined,
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

  /** What a field mask about the message may name. */
  #fields(id: string): MaskTable {
    const known = this.#fieldsById.get(id);
    if (known !== undefined) return known;
    const { name = "", fields = [] } = this.#messages.table(id) ?? {};
    const made: MaskTable = {
      message: name,
      names: fields.map(({ path }) => path),
      spelled: Object.fromEntries(fields.map(({ path, property }) => [path, property])),
      readOnly: [],
      messages: Object.fromEntries(
        fields.flatMap(({ path, message }) =>
          message === undefined ? [] : [[path, () => this.#fields(message)] as const],
        ),
      ),
    };
    this.#fieldsById.set(id, made);
    return made;
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
      case "fields":
        return this.#fields(value.message);
      case "check":
      case "shared":
        throw new Error("There is no code here.");
      default:
        return value satisfies never;
    }
  }
}
