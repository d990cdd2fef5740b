import type { EmitContext } from "../emit-context.js";
import type { SourceModule } from "../output.js";
import { builtInModule } from "../source-module.js";
import { declareType } from "../types/type-declarations.js";
import { typeScope } from "../types/type-scope.js";

/**
 * `wire.ts`: the types of values before they are decoded, where these differ; else empty. It declares the
 * very types that other modules import from it: both go by `Codings.types`.
 */
export function emitWire(context: EmitContext): SourceModule {
  const { api, codings } = context;
  const imports = context.newImports();
  const scope = typeScope(context, imports, "wire");
  const statements = [...codings.types].flatMap(([name, schema]) => {
    const { docs, source } = schema;
    const fallback = `\`${name}\` as it is on the wire.`;
    const comment = { docs, schema, source, protojson: api.protojson, fallback };
    return declareType(name, schema, comment, scope);
  });
  return builtInModule("wire.ts", imports, statements);
}
