import type { StatementStructures } from "ts-morph";
import { code, identifier, type Code } from "../code/code.js";
import { call, withTypes } from "../code/combine.js";
import type { Codings } from "../codecs/codings.js";
import { constantDeclaration } from "../code/declare.js";
import type { Imports } from "../imports.js";

export interface BodyOptions {
  /** Of values that are decoded, where there are any. */
  readonly codings: Codings | undefined;
  /** Null fields are read as unset ([ADR 19](../../docs/adr/0019-null-is-unset.md)). */
  readonly protojson: boolean;
}

/**
 * The Standard Schema that a descriptor checks bodies of a named schema with, made in place. The
 * validators' `FooSchema` give JSON Schemas too, which whoever sends a request would have to download.
 */
export function bodySchema(
  name: string,
  imports: Imports,
  { codings, protojson }: BodyOptions,
): Code {
  const validate = imports.value("./validators.js", `validate${name}`);
  const make = imports.runtime(protojson ? "protojsonSchema" : "standardSchema");
  // Descriptors do not tell the types of their schemas; inferring them would cost compilers time.
  if (codings?.differs(name) !== true) return call(withTypes(make, [code`unknown`]), [validate]);
  return call(make, [validate, imports.value("./codecs.js", `decode${name}`)]);
}

/** A body of JSON in short, with its media type; undefined where it is decoded. */
export function jsonBody(
  name: string,
  imports: Imports,
  { codings, protojson }: BodyOptions,
): Code | undefined {
  if (codings?.differs(name) === true) return undefined;
  const make = imports.runtime(protojson ? "protojsonBody" : "jsonBody");
  return call(make, [imports.value("./validators.js", `validate${name}`)]);
}

/** The same as constants of the module, for descriptors that are not made in a function. */
export class BodySchemas {
  readonly #used = new Set<string>();

  constructor(
    readonly imports: Imports,
    readonly options: BodyOptions,
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
    const { imports, options } = this;
    const type = imports.runtimeType("StandardSchemaV1");
    return constantDeclaration({
      name: identifier(`${name}Schema`),
      type: code`${type}<unknown, unknown>`,
      value: code`/* @__PURE__ */ ${bodySchema(name, imports, options)}`,
      exported: false,
    });
  }
}
