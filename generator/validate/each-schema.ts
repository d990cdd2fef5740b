import type { Api, Schema, Side } from "../model/model.js";
import { childSchemas } from "../model/visit.js";

/**
 * Visits every schema of the model (of components, bodies, parameters and headers), including inner ones,
 * with its direction.
 */
export function eachSchema(api: Api, visit: (schema: Schema, side: Side) => void): void {
  const down = (schema: Schema, side: Side): void => {
    visit(schema, side);
    for (const child of childSchemas(schema)) down(child, side);
  };
  for (const { schema, side } of api.schemas) down(schema, side);
  for (const { parameters, responses } of api.operations) {
    for (const { schema } of parameters) down(schema, "request");
    for (const { headers } of responses) {
      for (const { schema } of headers) down(schema, "response");
    }
  }
}
