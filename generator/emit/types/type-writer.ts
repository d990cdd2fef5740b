import type { Api, Schema } from "../../model/model.js";
import type { Code } from "../code/code.js";
import type { Imports } from "../imports.js";
import { emitContext } from "../emit-context.js";
import type { EmitOptions } from "../output.js";
import { typeExpression } from "./type-expression.js";
import { typeScope } from "./type-scope.js";

/**
 * Writes schemas as TypeScript types for a module outside of `types.ts`. Schemas that have names are
 * imported by them, so asking for a type gives the module an import.
 */
export function typeWriter(
  api: Api,
  imports: Imports,
  options: EmitOptions,
): (schema: Schema) => Code {
  const scope = typeScope(emitContext(api, options), imports, "elsewhere");
  return (schema) => typeExpression(schema, scope);
}
