import type { MediaType, ObjectSchema, Schema } from "../../model/model.js";
import type { NamedSchemas } from "../named-schemas.js";

const form = /^multipart\/form-data\b/i;
/** Media types whose bodies are text, or text that says what JSON says. */
const textual =
  /^(?:text\/|multipart\/|[^;]*[/+](?:json|xml|yaml|x-yaml)\b|application\/(?:x-www-form-urlencoded|json|x-ndjson|jsonl|javascript|graphql)\b)/i;

/** A body of bytes: its schema, if it has one, says no more than that it is a string. */
export function isBinary({ mediaType, schema }: MediaType, schemas: NamedSchemas): boolean {
  if (textual.test(mediaType) || mediaType.startsWith("*")) return false;
  const { kind } = schemas.resolve(schema);
  return kind === "any" || kind === "string";
}

/**
 * How a body that comes back is read where it is not one value: bytes; a sequence of items; or one of
 * server-sent events whose items are the JSON in their `data`.
 */
export function bodyKind(
  media: MediaType,
  schemas: NamedSchemas,
): "bytes" | "items" | "data" | undefined {
  const { itemSchema, mediaType } = media;
  if (itemSchema === undefined) return isBinary(media, schemas) ? "bytes" : undefined;
  const isEvents = /^text\/event-stream\b/i.test(mediaType);
  return isEvents && !isEvent(itemSchema, schemas) ? "data" : "items";
}

/**
 * Whether a schema describes an event with its fields, of which `data` is a text (OpenAPI 3.2, 4.14.3.4), and
 * not what stands in the text, as documents before 3.2 do.
 */
function isEvent(schema: Schema, schemas: NamedSchemas, hops = 0): boolean {
  const resolved = schemas.resolve(schema);
  if (resolved.kind === "any") return true;
  if (resolved.kind === "union" || resolved.kind === "intersection")
    return hops < 16 && resolved.members.some((member) => isEvent(member, schemas, hops + 1));
  if (resolved.kind !== "object") return false;
  const data = resolved.properties.find(({ name }) => name === "data");
  if (data === undefined) return false;
  const { kind } = schemas.resolve(data.schema);
  return kind === "string" || kind === "any" || kind === "literal";
}

/** The fields of a multipart form that hold files; undefined for any other body. */
export function fileFields(media: MediaType, schemas: NamedSchemas): string[] | undefined {
  if (!form.test(media.mediaType)) return undefined;
  const schema = objectOf(schemas.resolve(media.schema));
  const properties = schema?.properties ?? [];
  return properties.filter((property) => isFile(property.schema, schemas)).map(({ name }) => name);
}

function objectOf(schema: Schema): ObjectSchema | undefined {
  if (schema.kind === "object") return schema;
  if (schema.kind !== "union" || schema.implied === undefined) return undefined;
  const implied = schema.members[schema.implied];
  return implied?.kind === "object" ? implied : undefined;
}

/** Its fields that hold bytes as text, and whose schemas give no type. */
export function encodedFields(media: MediaType, schemas: NamedSchemas): string[] {
  const properties = objectOf(schemas.resolve(media.schema))?.properties ?? [];
  const isEncoded = (schema: Schema): boolean => {
    const resolved = schemas.resolve(schema);
    return resolved.kind === "any" && resolved.content === "text";
  };
  return properties.filter((property) => isEncoded(property.schema)).map(({ name }) => name);
}

/** `format: binary`, bytes by their `contentMediaType`, or a list of such values. */
function isFile(schema: Schema, schemas: NamedSchemas): boolean {
  const resolved = schemas.resolve(schema);
  if (resolved.kind === "any") return resolved.content === "bytes";
  if (resolved.kind === "array")
    return resolved.items !== undefined && isFile(resolved.items, schemas);
  if (resolved.kind === "union") {
    const implied = resolved.implied === undefined ? undefined : resolved.members[resolved.implied];
    if (implied !== undefined) return isFile(implied, schemas);
    const members = resolved.members.filter(({ kind }) => kind !== "null");
    return members.length > 0 && members.every((member) => isFile(member, schemas));
  }
  return resolved.kind === "string" && resolved.format === "binary";
}
