import { isJsonObject, ownValue } from "../load/json.js";
import { normalizePointer } from "../load/pointer.js";
import { mediaTypesOf } from "./content.js";
import type { MediaType, PartEncoding, Schema, Side } from "./model.js";
import type { RawObject } from "./raw.js";
import { choiceAdvice } from "./value-advice.js";
import type { SchemaRegistry } from "./schema-registry.js";

/** The media types of a body (OpenAPI 3.1, 4.8.14), JSON first. */
export function buildContent(
  raw: RawObject,
  typeName: string,
  side: Side,
  registry: SchemaRegistry,
): MediaType[] {
  return mediaTypesOf(raw).map(({ mediaType, raw: media }) => {
    const schemaOf = (key: string, name: string) => bodySchema(media, key, name, side, registry);
    const itemSchema = media.has("itemSchema")
      ? schemaOf("itemSchema", `${typeName}Item`)
      : undefined;
    const isList = itemSchema !== undefined && !media.has("schema");
    return {
      mediaType,
      schema: isList ? listOf(itemSchema) : schemaOf("schema", typeName),
      ...(itemSchema === undefined ? {} : { itemSchema }),
      encoding: buildEncoding(media),
      source: media.pointer,
    };
  });
}

/** A body that is a sequence is, taken as a whole, the list of its items. */
function listOf(items: Schema): Schema {
  const { source } = items;
  return { kind: "array", prefixItems: [], items, uniqueItems: false, source, docs: {} };
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
    const reference = ownValue(schema, "$ref");
    if (typeof reference === "string") {
      return registry.context(side).target(reference, media.at(key, "$ref"));
    }
  }
  return registry.idForInline(normalizePointer(media.at(key)), typeName, side);
}

const styles = ["form", "spaceDelimited", "pipeDelimited", "deepObject"] as const;

/** How the parts of a form are written (OpenAPI 3.1, 4.8.15), by property. */
function buildEncoding(media: RawObject): PartEncoding[] {
  return media.children("encoding").map(([property, raw]) => {
    const contentType = raw.read("contentType", "string");
    const given = raw.read("style", "string");
    const style = styles.find((candidate) => candidate === given);
    if (given !== undefined && style === undefined) {
      const message = `\`style\` must be one of ${styles.join(", ")}.`;
      raw.reportInvalid(message, "style", choiceAdvice("style", given, styles));
    }
    const explode = raw.read("explode", "boolean");
    const allowReserved = raw.read("allowReserved", "boolean");
    return {
      property,
      ...(contentType === undefined ? {} : { contentType }),
      ...(style === undefined ? {} : { style }),
      ...(explode === undefined ? {} : { explode }),
      ...(allowReserved === undefined ? {} : { allowReserved }),
    };
  });
}
