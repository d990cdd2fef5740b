import { EnumCloser } from "./close-enums.js";
import { mapIncoming, mapOperation } from "../../model/map-operation.js";
import type { IncomingRequest, NamedSchema, Operation, Schema } from "../../model/model.js";
import type { NameScope } from "../../text/name-scope.js";

interface Parts {
  readonly schemas: readonly NamedSchema[];
  readonly operations: readonly Operation[];
  readonly webhooks: readonly IncomingRequest[];
  readonly callbacks: readonly IncomingRequest[];
}

interface SettledParts extends Parts {
  readonly closedSchemas: readonly NamedSchema[];
}

/** The parts of a model, with enums open only where that cannot refuse a value (`EnumCloser`). */
export function settleEnums(parts: Parts, names: NameScope): SettledParts {
  const closer = new EnumCloser(parts.schemas, (name) => names.schemaName(name));
  const settle = (schema: Schema) => closer.settle(schema);
  const settled = {
    schemas: parts.schemas.map((named) => ({ ...named, schema: settle(named.schema) })),
    operations: parts.operations.map((operation) => mapOperation(operation, settle)),
    webhooks: mapIncoming(parts.webhooks, settle),
    callbacks: mapIncoming(parts.callbacks, settle),
  };
  return { ...settled, closedSchemas: closer.closedSchemas };
}
