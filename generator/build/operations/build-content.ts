import { reportContentTypeHeader } from "./ignored-headers.js";
import { isJsonObject } from "../../json/json.js";
import { normalizePointer } from "../../json/pointer.js";
import { referenceOf } from "../../json/reference.js";
import { mediaTypesOf } from "./content.js";
import type { SchemaContext } from "../context.js";
import type { MediaType, PartEncoding, Schema, Side } from "../../model/model.js";
import type { RawObject } from "../raw.js";
import { itemsOf, listOf } from "./sequence-items.js";
import type { SchemaRegistry } from "../schemas/schema-registry.js";
import { choiceAdvice } from "../schemas/value-advice.js";

/** The media types of a body (OpenAPI 3.1, 4.8.14), JSON first. */
export function buildContent(
  raw: RawObject,
  typeName: string,
  side: Side,
  registry: SchemaRegistry,
): MediaType[] {
  return mediaTypesOf(raw).map(({ mediaType, raw: media }) => {
    const whole = () => bodySchema(media, "schema", typeName, side, registry);
    const items = itemsOf(media, mediaType, registry);
    const itemSchema = items && bodySchema(items.of, items.key, `${typeName}Item`, side, registry);
    return {
      mediaType,
      schema: items?.isWhole === false ? listOf(itemSchema as Schema) : whole(),
      ...(itemSchema === undefined ? {} : { itemSchema }),
      encoding: buildEncoding(media, mediaType, registry.context(side)),
      source: media.pointer,
    };
  });
}

/** A body's schema is always a named one: a component, or one named after its operation. */
function bodySchema(
  media: RawObject,
  key: string,
  typeName: string,
  side: Side,
  registry: SchemaRegistry,
): Schema {
  const place = { source: media.at(key), docs: {} };
  const target = schemaTarget(media, key, typeName, side, registry);
  return target === undefined ? { kind: "any", ...place } : { kind: "ref", target, ...place };
}

function schemaTarget(
  media: RawObject,
  key: string,
  typeName: string,
  side: Side,
  registry: SchemaRegistry,
): string | undefined {
  const schema = media.get(key);
  if (schema === undefined) return undefined;
  if (isJsonObject(schema) && Object.keys(schema).length === 1) {
    const reference = referenceOf(schema);
    if (reference !== undefined) {
      return registry.context(side).target(reference, media.at(key, "$ref"));
    }
  }
  return registry.idForInline(normalizePointer(media.at(key)), typeName, side);
}

/** How the parts of a form are written (OpenAPI 3.1, 4.8.15), by property. */
function buildEncoding(
  media: RawObject,
  mediaType: string,
  context: SchemaContext,
): PartEncoding[] {
  const isStyled = /^application\/x-www-form-urlencoded\b/i.test(mediaType);
  const isMultipart = /^multipart\/form-data\b/i.test(mediaType);
  return media.children("encoding").flatMap(([property, raw]) => {
    const contentType = raw.read("contentType", "string");
    const styles = readStyles(raw);
    const headers = raw.get("headers");
    for (const name of isJsonObject(headers) ? Object.keys(headers) : []) {
      reportContentTypeHeader(raw.at("headers", name), "part", context);
    }
    const given = Object.keys(styles);
    if (given.length > 0 && !isStyled && !(isMultipart && context.dialect.multipartStyles)) {
      const names = given.map((name) => `\`${name}\``).join(", ");
      const since = isMultipart ? " before OpenAPI 3.1" : "";
      const verb = given.length > 1 ? ["are", "they do"] : ["is", "it does"];
      const message = `${names} of "${property}" ${verb[0]} ignored: ${verb[1]} not apply to ${mediaType}${since}.`;
      raw.report("ignored-encoding", message, given[0] ?? "style");
      return contentType === undefined ? [] : [{ property, contentType }];
    }
    if (given.length > 0 && contentType !== undefined) {
      const message = `\`contentType\` of "${property}" is ignored: \`${given[0] ?? ""}\` determines how it is written.`;
      raw.report("ignored-encoding", message, "contentType");
      return [{ property, ...styles }];
    }
    return [{ property, ...(contentType === undefined ? {} : { contentType }), ...styles }];
  });
}

const styleNames = ["form", "spaceDelimited", "pipeDelimited", "deepObject"] as const;

function readStyles(raw: RawObject): Omit<PartEncoding, "property" | "contentType"> {
  const given = raw.read("style", "string");
  const style = styleNames.find((candidate) => candidate === given);
  if (given !== undefined && style === undefined) {
    const message = `\`style\` must be one of ${styleNames.join(", ")}.`;
    raw.reportInvalid(message, "style", choiceAdvice("style", given, styleNames));
  }
  const explode = raw.read("explode", "boolean");
  const allowReserved = raw.read("allowReserved", "boolean");
  return {
    ...(style === undefined ? {} : { style }),
    ...(explode === undefined ? {} : { explode }),
    ...(allowReserved === undefined ? {} : { allowReserved }),
  };
}
