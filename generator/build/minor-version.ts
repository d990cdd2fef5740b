import { ownValue, type JsonObject } from "../json/json.js";

/**
 * The minor version of OpenAPI that a document declares: `3.1` for `3.1.0`. The patch version or the quotes
 * are often missing, and YAML reads `3.0` as the number 3. Undefined for unsupported versions.
 */
export function minorVersion(document: JsonObject): "3.0" | "3.1" | "3.2" | undefined {
  const declared = ownValue(document, "openapi");
  if (typeof declared !== "string" && typeof declared !== "number") return undefined;
  const text = declared === 3 ? "3.0" : String(declared);
  const [, minor] = /^3\.([012])(?:$|\.\d)/.exec(text) ?? [];
  return minor === undefined ? undefined : (`3.${minor}` as "3.0" | "3.1" | "3.2");
}
