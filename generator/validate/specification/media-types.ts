import { isJsonObject, ownValue, type JsonObject, type Pointer } from "../../json/json.js";
import { nearestName } from "../../text/nearest-name.js";
import { appendPointer } from "../../json/pointer.js";
import { declaredProperties } from "../advice/declared-properties.js";
import { entriesOf, type Part, type SpecificationCheck } from "./specification-check.js";

const token = String.raw`[\w!#$&^.+*'|~%\`-]+`;
const mediaRange = new RegExp(
  String.raw`^${token}/${token}(?:\s*;\s*${token}\s*=\s*(?:${token}|"[^"]*"))*\s*;?$`,
);

/** A media type, or a range of them (RFC 9110, 8.3.1 and 12.5.1). */
export function isMediaType(text: string): boolean {
  return mediaRange.test(text);
}

/** The keys of `content`, and what a body of such a media type must have. */
export function checkContent({ value, pointer }: Part, check: SpecificationCheck): void {
  for (const [type, media] of entriesOf(ownValue(value, "content"))) {
    const at = appendPointer(pointer, "content", type);
    if (!type.startsWith("x-") && !isMediaType(type)) {
      const message = `\`${type}\` is not a media type.`;
      check.report("invalid-media-type", message, at, { at: "key", severity: "warning" });
    }
    if (!isJsonObject(media) || Object.hasOwn(media, "$ref")) continue;
    if (/[/+]xml\s*(?:;|$)/i.test(type)) checkRootName({ value: media, pointer: at }, check);
  }
}

/** A form of several parts has a schema that names them (3.0.4, 4.7.15.3; 3.1.2, 4.8.15.3). */
export function checkMultipart({ value, pointer }: Part, check: SpecificationCheck): void {
  if (!check.isOneOf("3.0", "3.1")) return;
  for (const [type, media] of entriesOf(ownValue(value, "content"))) {
    if (!/^multipart\//i.test(type) || !isJsonObject(media)) continue;
    if (Object.hasOwn(media, "schema") || Object.hasOwn(media, "$ref")) continue;
    const message = `A body of the type \`${type}\` needs a \`schema\`, which describes its parts.`;
    const fix = "Add a `schema` with the parts as its `properties`.";
    check.reportForm(message, appendPointer(pointer, "content", type), { at: "key", fix });
  }
}

/**
 * The root element of an XML document is named after the component of its schema; an inline schema must
 * have `xml.name` (OpenAPI 3.2.0, XML Node Names).
 */
function checkRootName({ value, pointer }: Part, check: SpecificationCheck): void {
  const schema = ownValue(value, "schema");
  if (check.version !== "3.2" || !isJsonObject(schema)) return;
  const xml = ownValue(schema, "xml");
  const node = isJsonObject(xml) ? ownValue(xml, "nodeType") : undefined;
  const isHidden = ["$ref", "$dynamicRef"].some((key) => Object.hasOwn(schema, key));
  const isElement =
    node === undefined ? !isHidden && ownValue(schema, "type") !== "array" : node === "element";
  const hasName = isJsonObject(xml) && Object.hasOwn(xml, "name");
  // An empty schema describes no element at all.
  if (!isElement || hasName || Object.keys(schema).length === 0) return;
  const message = "The schema of an XML document has no `xml.name`, and no component gives it one.";
  check.report("missing-xml-name", message, appendPointer(pointer, "schema"), { at: "key" });
}

/** The `encoding` of a Media Type Object. */
export function checkMediaType({ value, pointer }: Part, check: SpecificationCheck): void {
  const encodings = ownValue(value, "encoding");
  if (!isJsonObject(encodings)) return;
  checkEncodedNames(value, pointer, encodings, check);
  for (const [name, encoding] of Object.entries(encodings)) {
    const types = isJsonObject(encoding) ? ownValue(encoding, "contentType") : undefined;
    if (typeof types !== "string") continue;
    const wrong = types.split(",").find((type) => !isMediaType(type.trim()));
    if (wrong === undefined) continue;
    const message = `\`${wrong.trim()}\` is not a media type.`;
    const at = appendPointer(pointer, "encoding", name, "contentType");
    check.report("invalid-media-type", message, at, { severity: "warning" });
  }
}

/** Each key of `encoding` is a property of the schema (3.0.4, 4.7.14; 3.1.2, 4.8.14). */
function checkEncodedNames(
  media: JsonObject,
  pointer: Pointer,
  encodings: JsonObject,
  check: SpecificationCheck,
): void {
  if (!isJsonObject(ownValue(media, "schema"))) return;
  const declared = declaredProperties(appendPointer(pointer, "schema"), check.document);
  if (declared === undefined) return;
  for (const name of Object.keys(encodings)) {
    if (declared.has(name) || name.startsWith("x-")) continue;
    const near = nearestName(name, declared);
    const fix = near === undefined ? {} : { fix: `Did you mean "${near}"?` };
    const message = `The schema has no property "${name}" to encode.`;
    const at = appendPointer(pointer, "encoding", name);
    check.report("unknown-encoding-property", message, at, { at: "key", ...fix });
  }
}
