import type { Api } from "../../model/model.js";
import { Codings } from "./codings.js";
import { Imports } from "../imports.js";
import { NamedSchemas } from "../named-schemas.js";
import type { EmitOptions, SourceModule } from "../output.js";
import { declareType } from "../types/type-declarations.js";
import { typeScope } from "../types/type-scope.js";
import { usualStyle } from "../types/type-style.js";

/**
 * `wire.ts`: the types of values before they are decoded, where these differ; else empty. It declares the
 * very types that other modules import from it: both go by `Codings.types`.
 */
export function emitWire(api: Api, options: EmitOptions): SourceModule {
  const { style = usualStyle, templates } = options;
  const imports = new Imports(templates);
  const scope = typeScope(api, imports, "wire", options);
  const codings = new Codings(api, new NamedSchemas(api), style);
  const statements = [...codings.types].flatMap(([name, schema]) => {
    const { docs, source } = schema;
    const fallback = `\`${name}\` as it is on the wire.`;
    const comment = { docs, schema, source, protojson: api.protojson, fallback };
    return declareType(name, schema, comment, scope);
  });
  const head = statements.length === 0 ? [] : imports.declarations(statements);
  return { path: "wire.ts", statements: [...head, ...statements], runtime: imports.runtimeFiles };
}
