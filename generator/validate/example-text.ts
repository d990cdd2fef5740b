import { isJsonObject, ownValue, type JsonValue, type Pointer } from "../json/json.js";
import { parsePointer } from "../json/pointer.js";

/** JSON media types, including `+json`. */
const json = /^[\w.!#$&^-]+\/(?:[\w.!#$&^-]+\+)?json$/;

/** Plain texts: the sent text is the string that the schema describes. */
const plainText = /^text\/(?:plain|html|markdown|javascript|css)$/;

/**
 * How to read a string example of a media type. `value`: a JSON value, which the schema describes. `text`:
 * serialized text (`<pet/>`), while the schema describes the value. `either`: the value itself where the
 * schema allows strings, else text. OpenAPI 3.0.4, 4.7.14.1 Media Type Object and 4.7.19 Example Object: a
 * value that JSON or YAML cannot express is given as a string. A range such as any type at all may be
 * anything.
 */
export function stringMeans(mediaType: string | undefined): "value" | "text" | "either" {
  if (mediaType === undefined) return "value";
  const essence = mediaType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (json.test(essence)) return "value";
  return plainText.test(essence) ? "either" : "text";
}

/** The media type of the schema at the pointer: `…/content/application~1xml/schema`. */
export function mediaTypeAround(pointer: Pointer): string | undefined {
  if (!/\/content\/[^/]+\/(?:item)?schema$/i.test(pointer)) return undefined;
  return parsePointer(pointer).at(-2);
}

/** Whether a schema has `xml`, and its example is XML text. */
export function isXmlText(owner: JsonValue | undefined, example: JsonValue): boolean {
  if (typeof example !== "string" || !isJsonObject(owner)) return false;
  return isJsonObject(ownValue(owner, "xml")) && example.trimStart().startsWith("<");
}
