import { nodeOf, tableOf, type TableOptions, type TableValue } from "../../model/error-table.js";
import type { Api, Parameter } from "../../model/model.js";
import { bodySchema } from "./body-schemas.js";
import { code, literal, type Code } from "../code/code.js";
import { call } from "../code/combine.js";
import { headerKind, isRead, type HeaderKind } from "./header-types.js";
import type { Imports } from "../imports.js";
import type { NamedSchemas } from "../named-schemas.js";
import type { EmitOptions } from "../output.js";
import { patternCode } from "../validators/pattern-code.js";
import { printTable, type Printing } from "../validators/print-table.js";

/** The schemas that descriptors check the values of response headers with. */
export class HeaderSchemas {
  readonly #schemas: NamedSchemas;
  readonly #imports: Imports;
  readonly #tables: TableOptions;
  readonly #printing: Printing;

  constructor(api: Api, schemas: NamedSchemas, imports: Imports, options: EmitOptions) {
    const { formats, regexEngine } = options;
    const engine = regexEngine === undefined ? {} : { regexEngine };
    this.#schemas = schemas;
    this.#imports = imports;
    this.#tables = {
      formats,
      protojson: api.protojson,
      isRecursive: (id) => schemas.get(id).recursive,
      named: (id) => schemas.get(id).schema,
    };
    this.#printing = {
      imports,
      pattern: (pattern) => patternCode(pattern, { imports, ...engine }),
      required: literal,
      // The tables of named schemas are in a module that does not export them.
      reference: (id) => {
        const validate = imports.value("./validators.js", `validate${schemas.get(id).name}`);
        return code`() => ${call(imports.runtime("explainValidated"), [validate])}`;
      },
      check: () => undefined,
      nameOfShared: (part) => {
        throw new Error(`The part ${part} is shared, but nobody asked for that.`);
      },
    };
  }

  /** The schema of a header; undefined where every value that can be read is right. */
  get(header: Parameter): Code | undefined {
    const { schema } = header;
    if (!isRead(header, this.#schemas)) return undefined;
    const kind = headerKind(header, this.#schemas);
    if (checks(tableOf(this.#schemas.resolve(schema), this.#tables), kind)) return undefined;
    if (schema.kind === "ref") {
      // Not decoded: headers are given as they are on the wire.
      const { name } = this.#schemas.get(schema.target);
      return bodySchema(name, this.#imports, { codings: undefined, protojson: false });
    }
    const table = printTable(nodeOf(schema, this.#tables), this.#printing);
    return call(this.#imports.runtime("tableSchema"), [code`() => ${table}`]);
  }
}

/** Whether the table asks for no more than what reading makes of a text: a number, texts, any JSON. */
function checks(table: TableValue, kind: HeaderKind): boolean {
  if (table.kind === "runtime" && table.name === "anyNode") return true;
  switch (kind) {
    case "text":
    case "boolean":
      return table.kind === "data";
    case "number":
      return table.kind === "runtime" && table.name === "numberNode";
    case "texts":
    case "numbers": {
      const [items] = table.kind === "call" && table.name === "explainItems" ? table.args : [];
      return items !== undefined && checks(items, kind === "texts" ? "text" : "number");
    }
    case "json":
      return false;
    default:
      return kind satisfies never;
  }
}
