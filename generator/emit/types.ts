import type { StatementStructures } from "ts-morph";
import type { Api, NamedSchema } from "../ir/model.js";
import { identifier } from "./code.js";
import type { Comment } from "./docs.js";
import { NamedSchemas } from "./named-schemas.js";
import { operationTypes } from "./operation-types.js";
import type { SourceModule } from "./output.js";
import { declareType, inlineDeclarations } from "./type-declarations.js";
import type { TypeScope } from "./type-expression.js";

/** `types.ts`: a type per named schema and per operation's input and output. Erased at run time. */
export function emitTypes(api: Api): SourceModule {
  const scope: TypeScope = {
    schemas: new NamedSchemas(api),
    protojson: api.protojson,
    typeName: identifier,
  };
  const statements = [
    ...api.schemas.flatMap((schema) => namedDeclarations(schema, scope)),
    ...api.operations.flatMap((operation) => operationTypes(operation, scope)),
  ];
  return { path: "types.ts", statements, runtime: [] };
}

function namedDeclarations(named: NamedSchema, scope: TypeScope): StatementStructures[] {
  const { name, schema, docs, source, variantOf } = named;
  const base = variantOf === undefined ? undefined : scope.schemas.get(variantOf).name;
  const fallback = base === undefined ? undefined : `\`${base}\` as it is sent in requests.`;
  const comment: Comment = {
    docs,
    schema,
    source,
    protojson: scope.protojson,
    ...(fallback === undefined ? {} : { fallback }),
  };
  return [...declareType(name, schema, comment, scope), ...inlineDeclarations(schema, scope)];
}
