import type { StatementStructures } from "ts-morph";
import type { NamedSchema } from "../../model/model.js";
import { checkedIds } from "../../model/visit.js";
import { code, identifier, literal, type Code } from "../code/code.js";
import { array, entry, object } from "../code/combine.js";
import { functionDeclaration } from "../code/declare.js";
import type { Imports } from "../imports.js";
import { translateSchema } from "../json-schema/translate-schema.js";
import type { NamedSchemas } from "../named-schemas.js";
import type { EmitContext } from "../emit-context.js";
import type { SourceModule } from "../output.js";
import { builtInModule } from "../source-module.js";

/**
 * `json-schemas.ts`: per named schema a function that gives its JSON Schema, draft 2020-12, and the
 * functions of those that it refers to. The index does not export it: `FooSchema` puts them together.
 */
export function emitJsonSchemas(context: EmitContext): SourceModule {
  const { api, options, schemas } = context;
  const imports = context.newImports();
  const translation = {
    formats: options.formats,
    protojson: api.protojson,
    nameOf: (id: string) => schemas.get(id).name,
    resolve: schemas.resolve.bind(schemas),
  };
  const statements = [...api.schemas, ...api.closedSchemas].map((named) => {
    const schema = literal({ ...translateSchema(named.schema, translation) });
    return partDeclaration(named, schema, schemas, imports);
  });
  return builtInModule("json-schemas.ts", imports, statements);
}

/** A function: nothing is made before somebody asks, and the order of schemas does not matter. */
function partDeclaration(
  { name, schema }: NamedSchema,
  keywords: Code,
  schemas: NamedSchemas,
  imports: Imports,
): StatementStructures {
  const parts = [...checkedIds(schema)].map((id) => jsonSchemaName(schemas.get(id).name));
  const entries = [
    entry(code`name`, literal(name)),
    entry(code`schema`, keywords),
    ...(parts.length === 0 ? [] : [entry(code`parts`, array(parts))]),
  ];
  return functionDeclaration({
    name: jsonSchemaName(name),
    parameters: [],
    returnType: imports.runtimeType("JsonSchemaPart"),
    body: [code`return ${object(entries)};`],
    exported: true,
  });
}

/** The function that gives the JSON Schema of a named schema. */
export function jsonSchemaName(name: string): Code {
  return identifier(`jsonSchemaOf${name}`);
}
