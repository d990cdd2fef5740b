import { minorVersionOf } from "../findings/document-words.js";
import { ownValue, type JsonObject } from "../json/json.js";

/** The minor version of OpenAPI that a document declares; undefined for unsupported versions. */
export function minorVersion(document: JsonObject): ReturnType<typeof minorVersionOf> {
  return minorVersionOf(ownValue(document, "openapi"));
}
