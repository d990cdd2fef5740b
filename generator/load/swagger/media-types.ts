import { ownValue, type JsonObject } from "../../json/json.js";
import { stringsOf, type Conversion } from "./conversion.js";

/**
 * The media types that an operation consumes or produces. Its own list takes precedence over the
 * document's.
 */
export function mediaTypesOf(
  operation: JsonObject,
  field: "consumes" | "produces",
  { root }: Conversion,
): readonly string[] {
  return stringsOf(ownValue(operation, field)) ?? stringsOf(ownValue(root, field)) ?? [];
}

/** The default where the document has no `consumes` or `produces`, as in Swagger's tools. */
export const defaultMediaType = "application/json";

export const octets = "application/octet-stream";

const formTypes: ReadonlySet<string> = new Set([
  "application/x-www-form-urlencoded",
  "multipart/form-data",
]);

/** The form media types of an operation; files need `multipart/form-data`. */
export function formMediaTypes(consumes: readonly string[], hasFile: boolean): readonly string[] {
  const isForm = (type: string) => formTypes.has(essence(type));
  const isParts = (type: string) => essence(type) === "multipart/form-data";
  const found = consumes.filter(hasFile ? isParts : isForm);
  if (found.length > 0) return found;
  return [hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded"];
}

/** `application/json; charset=utf-8` -> `application/json`. */
export function essence(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}
