import type { Endpoint, ResponseDescriptor } from "./endpoint.js";
import { hasOwn } from "./own.js";

/** The declaration for a status: the exact one, else its range (`4XX`), else `default`. */
export function findResponse(
  { responses }: Endpoint,
  status: number,
): ResponseDescriptor | undefined {
  const keys = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  const key = keys.find((candidate) => hasOwn(responses, candidate));
  return key === undefined ? undefined : responses[key];
}
