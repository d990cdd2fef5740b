import type { Endpoint } from "./endpoint.js";
import type { SuccessOf } from "./endpoint-types.js";
import type { ParsedResponse } from "./parse-response.js";
import { ResponseError } from "./response-error.js";
import { ValidationError } from "./validation-error.js";

/**
 * The body of a success. Throws a ValidationError for a body that is not as declared, and a
 * ResponseError for a status that is no success or not declared.
 */
export function unwrapResponse<E extends Endpoint>(
  endpoint: E,
  response: ParsedResponse<E>,
): SuccessOf<E> {
  const { operationId } = endpoint;
  const { status, value, declared } = response;
  if (!response.ok && declared)
    throw new ValidationError(
      `The answer to ${operationId}`,
      response.issues,
      status,
    );
  const isSuccess = status >= 200 && status < 300;
  if (!declared || !isSuccess)
    throw new ResponseError(operationId, status, value, declared);
  return value as SuccessOf<E>;
}
