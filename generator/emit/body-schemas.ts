import type { StatementStructures } from "ts-morph";
import { code, identifier, join, type Code } from "./code.js";
import type { Codings } from "./codings.js";
import { constantDeclaration } from "./declarations.js";
import type { Imports } from "./imports.js";

/**
 * The Standard Schemas that descriptors check bodies with, as constants of the module. The validators'
 * `FooSchema` give JSON Schemas too, which whoever sends a request would have to download.
 */
export class BodySchemas {
  readonly #used = new Set<string>();

  constructor(
    readonly imports: Imports,
    /** Of values that are decoded, where there are any. */
    readonly codings: Codings | undefined,
  ) {}

  /** The constant for a named schema. */
  get(name: string): Code {
    this.#used.add(name);
    return identifier(`${name}Schema`);
  }

  /** Of all that were asked for, by name. */
  declarations(): StatementStructures[] {
    return [...this.#used].sort().map((name) => this.#declaration(name));
  }

  #declaration(name: string): StatementStructures {
    const { imports, codings } = this;
    const validate = imports.value("./validators.js", `validate${name}`);
    const isDecoded = codings?.names.has(name) === true;
    const decode = isDecoded ? [imports.value("./codecs.js", `decode${name}`)] : [];
    const type = imports.runtimeType("StandardSchemaV1");
    return constantDeclaration({
      name: identifier(`${name}Schema`),
      type: code`${type}<unknown, unknown>`,
      value: code`/* @__PURE__ */ ${imports.runtime("standardSchema")}(${join([validate, ...decode])})`,
      exported: false,
    });
  }
}
