import type { Pointer } from "../../json/json.js";
import { parsePointer } from "../../json/pointer.js";
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

/** What may have headers, and where its media type is described instead. */
const described = {
  response: ["response header", "List the media types under `content` of the response."],
  part: ["header", "Write the media type of the part as its `contentType`."],
} as const;

/**
 * The header `Content-Type` of a response or of a part of a form is ignored (OpenAPI 3.1, 4.8.17 and 4.8.15
 * `headers`).
 */
export function reportContentTypeHeader(
  pointer: Pointer,
  owner: keyof typeof described,
  { dialect, findings }: SchemaContext,
): void {
  const name = parsePointer(pointer).at(-1) ?? "";
  if (!dialect.ignoresHeaders || name.toLowerCase() !== "content-type") return;
  const [what, fix] = described[owner];
  const message = `The ${what} \`${name}\` is ignored.`;
  findings.report("ignored-header", message, { pointer, at: "key" }, { fix });
}
