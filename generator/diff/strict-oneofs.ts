import { mapIncoming, mapOperation } from "../model/map-operation.js";
import { mapChildren } from "../model/map-schema.js";
import type { Api, NamedSchema, Schema } from "../model/model.js";
import { shownProperties } from "../model/oneof-members.js";
import { walkSchema } from "../model/visit.js";

/**
 * The document as people mean its oneofs, whichever spelling they have: a member that its alternative declares
 * is a property that has to fit. By the letter it need not where another one is set, but nobody sends that.
 */
export function strictOneofs(api: Api): Api {
  const isLoose = api.schemas.some(({ schema }) => walkSchema(schema).some(hasRule));
  // Operations have inline schemas too: looking through them is as much work as changing them.
  const change = (schema: Schema): Schema => strict(schema);
  const named = (schemas: readonly NamedSchema[]) => {
    return isLoose ? schemas.map((one) => ({ ...one, schema: change(one.schema) })) : schemas;
  };
  return {
    ...api,
    schemas: named(api.schemas),
    closedSchemas: named(api.closedSchemas),
    operations: api.operations.map((operation) => mapOperation(operation, change)),
    webhooks: mapIncoming(api.webhooks, change),
    callbacks: mapIncoming(api.callbacks, change),
  };
}

function hasRule(schema: Schema): boolean {
  return schema.kind === "object" && schema.oneofs.some(({ rule }) => rule !== undefined);
}

function strict(schema: Schema): Schema {
  if (schema.kind !== "object" || !hasRule(schema)) return mapChildren(schema, strict);
  const oneofs = schema.oneofs.map(({ rule: _rule, ...oneof }) => oneof);
  return mapChildren({ ...schema, properties: shownProperties(schema), oneofs }, strict);
}
