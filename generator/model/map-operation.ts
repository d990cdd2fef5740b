import type { IncomingRequest, MediaType, Operation, Parameter, Schema } from "./model.js";

/** What takes the place of a schema. */
type Change = (schema: Schema) => Schema;

/** The operation with other schemas in place of its own. */
export function mapOperation(operation: Operation, change: Change): Operation {
  const { parameters, requestBody, responses } = operation;
  return {
    ...operation,
    parameters: mapParameters(parameters, change),
    ...(requestBody === undefined
      ? {}
      : { requestBody: { ...requestBody, content: mapContent(requestBody.content, change) } }),
    responses: responses.map((response) => ({
      ...response,
      content: mapContent(response.content, change),
      headers: mapParameters(response.headers, change),
    })),
  };
}

function mapParameters(parameters: readonly Parameter[], change: Change): Parameter[] {
  return parameters.map((parameter) => ({ ...parameter, schema: change(parameter.schema) }));
}

function mapContent(content: readonly MediaType[], change: Change): MediaType[] {
  return content.map((media) => ({
    ...media,
    schema: change(media.schema),
    ...(media.itemSchema === undefined ? {} : { itemSchema: change(media.itemSchema) }),
  }));
}

/** The same for webhooks and callbacks. */
export function mapIncoming(
  requests: readonly IncomingRequest[],
  change: Change,
): readonly IncomingRequest[] {
  return requests.map((request) => {
    return { ...request, operation: mapOperation(request.operation, change) };
  });
}
