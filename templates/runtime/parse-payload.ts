import { checkContent } from "./check-content.js";
import { findContent } from "./content.js";
import type { IncomingRequest, PayloadOf } from "./incoming-request.js";
import { ownFields } from "./own.js";
import type { ValidationResult } from "./result.js";

/**
 * The body of a webhook or callback, checked against its declaration: JSON as a value. `contentType`
 * chooses among the media types of the declaration; without it the first counts. Never throws; gives 100
 * issues at most.
 */
export function parsePayload<R extends IncomingRequest>(
  request: R,
  body: unknown,
  contentType?: string | null,
): ValidationResult<PayloadOf<R>> {
  const { requestBody } = ownFields<IncomingRequest>(request);
  const accepted: ValidationResult<PayloadOf<R>> = {
    ok: true,
    value: body as PayloadOf<R>,
  };
  if (requestBody === undefined) return accepted;
  if (body === undefined && !requestBody.required) return accepted;
  const { alternatives = [] } = ownFields(requestBody);
  const all = [requestBody, ...alternatives];
  const content = contentType ? findContent(all, contentType) : undefined;
  const checked = checkContent(content ?? requestBody, body);
  return checked.ok
    ? { ok: true, value: checked.value as PayloadOf<R> }
    : checked;
}
