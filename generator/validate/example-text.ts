import { isJsonObject, ownValue, type JsonValue, type Pointer } from "../json/json.js";
import { parsePointer } from "../json/pointer.js";

/** JSON, whatever it is about. */
const json = /^[\w.!#$&^-]+\/(?:[\w.!#$&^-]+\+)?json$/;

/** Texts without a form of their own: what is sent is the string that the schema describes. */
const plainText = /^text\/(?:plain|html|markdown|javascript|css)$/;

/**
 * How a string example of a media type is meant. `value`: a JSON value, which the schema describes.
 * `text`: what is sent, already written down (`<pet/>`): the schema describes what it stands for.
 * `either`: the string itself where the schema allows strings.
 *
 * OpenAPI 3.0.4, 4.7.14.1 Media Type Object and 4.7.19 Example Object: what JSON or YAML cannot hold
 * naturally is given as a string. A range such as any type at all may be anything.
 */
export function stringMeans(mediaType: string | undefined): "value" | "text" | "either" {
  if (mediaType === undefined) return "value";
  const essence = mediaType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (json.test(essence)) return "value";
  return plainText.test(essence) ? "either" : "text";
}

/** The media type whose schema stands at the pointer: `…/content/application~1xml/schema`. */
export function mediaTypeAround(pointer: Pointer): string | undefined {
  if (!/\/content\/[^/]+\/(?:item)?schema$/i.test(pointer)) return undefined;
  return parsePointer(pointer).at(-2);
}

/** A schema that says how it is written in XML, and whose example is a piece of XML. */
export function isXmlText(owner: JsonValue | undefined, example: JsonValue): boolean {
  if (typeof example !== "string" || !isJsonObject(owner)) return false;
  return isJsonObject(ownValue(owner, "xml")) && example.trimStart().startsWith("<");
}
