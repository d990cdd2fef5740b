import { checkContent } from "./check-content.js";
import { findContent } from "./content.js";
import type {
  ContentDescriptor,
  Endpoint,
  ResponseDescriptor,
} from "./endpoint.js";
import type {
  DeclaredStatus,
  Response,
  ResponsesOf,
} from "./endpoint-types.js";
import { findResponse } from "./find-response.js";
import type { Issue } from "./issue.js";
import { ownFields } from "./own.js";

/**
 * What became of a response: fits its declaration, does not fit it, or has none. The first is an
 * intersection, so that its fields are there where `E` is not known yet.
 */
export type ParsedResponse<E extends Endpoint> =
  | (AnyValidResponse &
      (unknown extends ResponsesOf<E>
        ? unknown
        : ValidResponse<E, DeclaredStatus<E>>))
  | {
      readonly declared: true;
      readonly ok: false;
      readonly status: number;
      readonly value: unknown;
      readonly issues: readonly Issue[];
    }
  | {
      readonly declared: false;
      readonly ok: false;
      readonly status: number;
      readonly value: unknown;
      readonly issues: readonly [];
    };

/** For an endpoint whose types are not known. */
export interface AnyValidResponse {
  readonly declared: true;
  readonly ok: true;
  readonly status: number;
  readonly value: unknown;
}

/** One for each status, so that `response.ok && response.status === 200` tells the value's type. */
export type ValidResponse<
  E extends Endpoint,
  Status extends number,
> = Status extends number
  ? {
      readonly declared: true;
      /** The body is as declared; the status may still be that of an error. */
      readonly ok: true;
      readonly status: Status;
      readonly value: Response<E, Status>;
    }
  : never;

/**
 * Checks a response against the declaration for its status: the exact one, else its range (`4XX`),
 * else `default`. `body` is the parsed body: JSON as a value, a sequence as the list of its items.
 * `contentType` chooses among the media types of the declaration; without it the first counts.
 * Never throws; gives 100 issues at most.
 */
export function parseResponse<E extends Endpoint>(
  endpoint: E,
  status: number,
  body: unknown,
  contentType?: string | null,
): ParsedResponse<E> {
  const descriptor = findResponse(endpoint, status);
  if (descriptor === undefined) {
    return { declared: false, ok: false, status, value: body, issues: [] };
  }
  const checked = checkContent(contentOf(descriptor, contentType), body);
  if (!checked.ok) {
    const { issues } = checked;
    return { declared: true, ok: false, status, value: body, issues };
  }
  const { value } = checked;
  return { declared: true, ok: true, status, value } as ParsedResponse<E>;
}

function contentOf(
  descriptor: ResponseDescriptor,
  contentType: string | null | undefined,
): Partial<ContentDescriptor> {
  const { mediaType, alternatives } = ownFields(descriptor);
  if (mediaType === undefined || alternatives === undefined || !contentType)
    return descriptor;
  const all = [{ ...descriptor, mediaType }, ...alternatives];
  return findContent(all, contentType) ?? descriptor;
}
