import type { StatementStructures } from "ts-morph";
import type { Api, NamedSchema } from "../../model/model.js";
import { code, identifier } from "../code/code.js";
import { call } from "../code/combine.js";
import { constantDeclaration, functionDeclaration } from "../code/declare.js";
import { Imports } from "../imports.js";
import { NamedSchemas } from "../named-schemas.js";
import type { EmitOptions, SourceModule } from "../output.js";
import { shapeCode, shapeName, type StripContext } from "./shape-code.js";

/**
 * `strip.ts`: per named schema `stripFoo`, a copy without what the schema does not declare, and the shape
 * that the runtime goes by.
 *
 * @param withValidators - whether members of unions may be told apart by `isFoo`
 */
export function emitStrip(api: Api, options: EmitOptions, withValidators: boolean): SourceModule {
  const imports = new Imports(options.templates);
  const checked = new Set(withValidators ? api.schemas.map(({ id }) => id) : []);
  const context: StripContext = { schemas: new NamedSchemas(api), imports, options, checked };
  const shapes = [...api.schemas, ...api.closedSchemas].map((named) => shapeOf(named, context));
  const statements = [...api.schemas.map((named) => stripFunction(named, imports)), ...shapes];
  const head = api.schemas.length === 0 ? [] : imports.declarations(statements);
  return {
    path: "strip.ts",
    statements: api.schemas.length === 0 ? [] : [...head, ...statements],
    runtime: imports.runtimeFiles,
  };
}

function stripFunction({ name, source }: NamedSchema, imports: Imports): StatementStructures {
  const type = imports.type("./types.js", name);
  const shape = code`() => ${shapeName(name)}`;
  const stripped = call(imports.runtime("strip"), [code`value`, shape]);
  return functionDeclaration({
    name: identifier(`strip${name}`),
    parameters: [{ name: code`value`, type }],
    returnType: type,
    body: [code`return ${stripped} as ${type};`],
    comment: {
      docs: {},
      fallback: `A copy of a valid \`${name}\` without the properties that the schema does not declare, at any depth.`,
      source,
    },
    exported: true,
  });
}

function shapeOf({ name, schema }: NamedSchema, context: StripContext): StatementStructures {
  return constantDeclaration({
    name: shapeName(name),
    type: context.imports.runtimeType("StripShape"),
    value: shapeCode(schema, context),
    exported: false,
  });
}
