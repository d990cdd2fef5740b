import { EnumCloser } from "./close-enums.js";
import type {
  IncomingRequest,
  MediaType,
  NamedSchema,
  Operation,
  Parameter,
  Schema,
} from "../../model/model.js";
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
  const incoming = (requests: readonly IncomingRequest[]) => {
    return requests.map((request) => {
      return { ...request, operation: settleOperation(request.operation, settle) };
    });
  };
  const settled = {
    schemas: parts.schemas.map((named) => ({ ...named, schema: settle(named.schema) })),
    operations: parts.operations.map((operation) => settleOperation(operation, settle)),
    webhooks: incoming(parts.webhooks),
    callbacks: incoming(parts.callbacks),
  };
  return { ...settled, closedSchemas: closer.closedSchemas };
}

type Settle = (schema: Schema) => Schema;

function settleOperation(operation: Operation, settle: Settle): Operation {
  const { parameters, requestBody, responses } = operation;
  return {
    ...operation,
    parameters: settleParameters(parameters, settle),
    ...(requestBody === undefined
      ? {}
      : { requestBody: { ...requestBody, content: settleContent(requestBody.content, settle) } }),
    responses: responses.map((response) => ({
      ...response,
      content: settleContent(response.content, settle),
      headers: settleParameters(response.headers, settle),
    })),
  };
}

function settleParameters(parameters: readonly Parameter[], settle: Settle): Parameter[] {
  return parameters.map((parameter) => ({ ...parameter, schema: settle(parameter.schema) }));
}

function settleContent(content: readonly MediaType[], settle: Settle): MediaType[] {
  return content.map((media) => ({
    ...media,
    schema: settle(media.schema),
    ...(media.itemSchema === undefined ? {} : { itemSchema: settle(media.itemSchema) }),
  }));
}
