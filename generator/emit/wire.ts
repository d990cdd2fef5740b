import type { Api, NamedSchema } from "../ir/model.js";
import { allParameters } from "./all-parameters.js";
import { Codings } from "./codings.js";
import { Imports } from "./imports.js";
import { NamedSchemas } from "./named-schemas.js";
import type { EmitOptions, SourceModule } from "./output.js";
import { declareType, inlineDeclarations } from "./type-declarations.js";
import { typeScope } from "./type-scope.js";
import { usualStyle } from "./type-style.js";

/** `wire.ts`: the types of values before they are decoded, where these differ; else empty. */
export function emitWire(api: Api, options: EmitOptions): SourceModule {
  const { style = usualStyle, templates } = options;
  const imports = new Imports(templates);
  const scope = typeScope(api, imports, "wire", options);
  const codings = new Codings(api, new NamedSchemas(api), style);
  const isWanted = (name: string) => codings.names.has(name);
  const declareNamed = (named: NamedSchema) => {
    const { name, schema, docs, source } = named;
    const comment = {
      docs,
      schema,
      source,
      protojson: api.protojson,
      fallback: `\`${name}\` as it is on the wire.`,
    };
    return [
      ...declareType(name, schema, comment, scope),
      ...inlineDeclarations(schema, scope, isWanted),
    ];
  };
  const statements = [
    ...api.schemas.filter(({ id }) => codings.isNamedCoded(id)).flatMap(declareNamed),
    ...allParameters(api).flatMap(({ schema }) => {
      const holder = { kind: "not", schema, source: schema.source, docs: {} } as const;
      return inlineDeclarations(holder, scope, isWanted);
    }),
  ];
  const head = statements.length === 0 ? [] : imports.declarations(statements);
  return { path: "wire.ts", statements: [...head, ...statements], runtime: imports.runtimeFiles };
}
