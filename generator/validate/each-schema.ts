import type { Api, Schema } from "../ir/model.js";
import { childSchemas } from "../ir/visit.js";

/** Visits every schema of the model: of components, of bodies, of parameters, and what is inside them. */
export function eachSchema(api: Api, visit: (schema: Schema) => void): void {
  const down = (schema: Schema): void => {
    visit(schema);
    for (const child of childSchemas(schema)) down(child);
  };
  for (const { schema } of api.schemas) down(schema);
  for (const { parameters } of api.operations) for (const { schema } of parameters) down(schema);
}
