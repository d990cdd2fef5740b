import type { StatementStructures } from "ts-morph";
import { nodeOf, type TableOptions, type TableValue } from "../../model/error-table.js";
import type { NamedSchema, Schema } from "../../model/model.js";
import type { CheckModule } from "../check/check-module.js";
import { code, identifier, type Code } from "../code/code.js";
import { functionDeclaration } from "../code/declare.js";
import { printTable } from "./print-table.js";

/** The tables of a module: one per named schema, and one for each part that several of them share. */
export class ErrorTables {
  readonly #options: TableOptions;
  readonly #shared = new Map<number, Code>();
  readonly #declarations: StatementStructures[] = [];

  constructor(readonly module: CheckModule) {
    const { schemas, formats, protojson, maskFields } = module.options;
    this.#options = {
      formats,
      protojson,
      isRecursive: (id) => schemas.get(id).recursive,
      named: (id) => schemas.get(id).schema,
      hasFields: (message) => maskFields(message) !== undefined,
      share: (part, table) => this.#share(part, table),
    };
  }

  /** The table of a schema, after those of parts that it is the first to use. */
  declarationsOf({ name, schema }: NamedSchema): StatementStructures[] {
    this.#declare(tableName(name), name, nodeOf(schema, this.#options));
    return [...this.module.takeParts(), ...this.#declarations.splice(0)];
  }

  #share(part: Schema, make: () => TableValue): TableValue {
    const { shapes } = this.module.options;
    if (!shapes.isRepeated(part)) return make();
    const id = shapes.idOf(part);
    if (!this.#shared.has(id)) {
      const table = make();
      if (isShort(table)) return table;
      const shared = this.module.sharedName(part);
      const name = identifier(`node$${shared}`);
      this.#shared.set(id, name);
      this.#declare(name, shared, table);
    }
    return { kind: "shared", part: id };
  }

  #declare(name: Code, subject: string, table: TableValue): void {
    const nameOfShared = (part: number) => this.#shared.get(part) ?? name;
    const { module } = this;
    const { imports, schemas, maskFields } = module.options;
    const value = printTable(table, {
      imports,
      pattern: (pattern) => module.pattern(pattern),
      required: (names) => module.names(names, subject),
      reference: (id) => tableName(schemas.get(id).name),
      // A schema that is checked by one expression has no function to spare the second pass.
      check: (id) =>
        schemas.looksInside(id) ? identifier(`check${schemas.get(id).name}`) : undefined,
      fields: maskFields,
      nameOfShared,
    });
    const returnType = imports.runtimeType("Node");
    // A function: nothing is made before the first fault, and TypeScript need not look back through
    // the whole module from each name in the table.
    const body = [code`return ${value};`];
    this.#declarations.push(
      functionDeclaration({ name, parameters: [], returnType, body, exported: false }),
    );
  }
}

/** Whether the table is no longer than the call of a function that would make it: no names in it. */
function isShort(table: TableValue): boolean {
  switch (table.kind) {
    case "table":
    case "list":
    case "pattern":
      return false;
    case "call":
      return table.args.every(isShort);
    case "data":
      return typeof table.value !== "object";
    case "runtime":
    case "reference":
    case "check":
    case "fields":
    case "shared":
      return true;
    default:
      return table satisfies never;
  }
}

/** The function that makes a named schema's table. */
export function tableName(name: string): Code {
  return identifier(`node${name}`);
}
