import type { Endpoint, ResponseDescriptor } from "./endpoint.js";
import { hasOwn } from "./own.js";

/** The declaration for a status: the exact one, else its range (`4XX`), else `default`. */
export function findResponse(
  { responses }: Endpoint,
  status: number,
): ResponseDescriptor | undefined {
  // By its type it is a number; a symbol or an object without text would throw.
  const number = typeof status === "number" ? status : Number.NaN;
  const keys = [String(number), `${Math.floor(number / 100)}XX`, "default"];
  const key = keys.find((candidate) => hasOwn(responses, candidate));
  return key === undefined ? undefined : responses[key];
}
