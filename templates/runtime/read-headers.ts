import type { Endpoint } from "./endpoint.js";
import type { ResponseHeaders } from "./endpoint-types.js";
import { findResponse } from "./find-response.js";
import { headerText, type GivenHeaders } from "./header-text.js";
import { readHeaderValue } from "./header-value.js";
import { ownFields } from "./own.js";

/**
 * The declared headers of a response as values, by name in lower case. One that is missing, or whose
 * text cannot be read as what it should be, is left out; `parseHeaders` tells what is wrong. Never throws.
 */
export function readHeaders<E extends Endpoint, Status extends number>(
  endpoint: E,
  status: Status,
  headers: GivenHeaders,
): ResponseHeaders<E, Status> {
  const response = findResponse(endpoint, status);
  const { headers: declared = [] } = ownFields(response ?? {});
  const entries = declared.flatMap(({ name, kind }) => {
    const text = headerText(headers, name);
    if (text === undefined) return [];
    const read = readHeaderValue(text, kind);
    return read.ok ? [[name, read.value] as const] : [];
  });
  return Object.fromEntries(entries) as ResponseHeaders<E, Status>;
}
