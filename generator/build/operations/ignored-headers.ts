import type { SchemaContext } from "../context.js";
import type { RawObject } from "../raw.js";

/** Header parameters that OpenAPI ignores (3.1, 4.8.12.2 `name`), and what describes them instead. */
const instead: ReadonlyMap<string, string> = new Map([
  ["accept", "List the media types under `content` of the responses."],
  ["content-type", "List the media types under `content` of the `requestBody`."],
  [
    "authorization",
    "Describe how to authenticate under `components.securitySchemes`, and name it in `security`.",
  ],
]);

/** Their names, in lower case. */
export const ignoredHeaders: ReadonlySet<string> = new Set(instead.keys());

/** Whether a Parameter Object is to be ignored, with a finding then; names of headers know no case. */
export function isIgnoredHeader(raw: RawObject, { dialect, findings }: SchemaContext): boolean {
  const [name, place] = [raw.get("name"), raw.get("in")];
  if (!dialect.ignoresHeaders || place !== "header" || typeof name !== "string") return false;
  const fix = instead.get(name.toLowerCase());
  if (fix === undefined) return false;
  const message = `The header parameter \`${name}\` is ignored.`;
  findings.report("ignored-header", message, { pointer: raw.pointer }, { fix });
  return true;
}

/** A response's header `Content-Type` is ignored (OpenAPI 3.1, 4.8.17 `headers`). */
export function reportContentTypeHeader(
  header: RawObject,
  { dialect, findings }: SchemaContext,
): void {
  if (!dialect.ignoresHeaders) return;
  const message = "The response header `Content-Type` is ignored.";
  const fix = "List the media types under `content` of the response.";
  const place = { pointer: header.pointer, at: "key" } as const;
  findings.report("ignored-header", message, place, { fix });
}
