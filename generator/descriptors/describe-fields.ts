import type { SchemaScope } from "../build/schemas/schemas-together.js";
import { isJsonObject, ownValue, setOwn, type JsonObject, type JsonValue } from "../json/json.js";
import { followed } from "../json/reference.js";
import { isMask, maskTarget } from "./mask-target.js";
import type { ProtoField, ProtoMessage } from "./descriptor-facts.js";
import type { Overlay } from "./overlay.js";
import { nameOf, propertiesOf, textsOf, valuesOf, type SchemaPlace } from "./schema-parts.js";

export interface FieldTools extends SchemaScope {
  readonly overlay: Overlay;
  /** The key of the component schema that a message has, by its full name. */
  readonly keyOf: (message: string) => string | undefined;
}

/** Writes what is known of the fields into their properties, as far as the document does not say it. */
export function describeFields(
  parts: readonly SchemaPlace[],
  message: ProtoMessage,
  tools: FieldTools,
): void {
  const mask = maskTarget(message, tools.keyOf);
  for (const part of parts) {
    const properties = propertiesOf(part.schema);
    for (const field of message.fields) {
      const name = nameOf(field, properties);
      const schema = name === undefined ? undefined : ownValue(properties, name);
      if (name === undefined || !isJsonObject(schema)) continue;
      describeField({ path: [...part.path, "properties", name], schema }, field, mask, tools);
    }
  }
}

/**
 * Sets `required`: members of oneofs are none of it, and fields that `google.api.field_behavior` calls
 * required are.
 */
export function describeRequired(
  parts: readonly SchemaPlace[],
  { fields }: ProtoMessage,
  members: ReadonlySet<string>,
  overlay: Overlay,
): void {
  const known = parts.flatMap(({ schema }) => textsOf(schema, "required"));
  const asked = fields.filter(({ behaviors }) => behaviors.has("REQUIRED"));
  for (const { path, schema } of parts) {
    const properties = propertiesOf(schema);
    const before = textsOf(schema, "required");
    const more = asked
      .flatMap((field) => nameOf(field, properties) ?? [])
      .filter((name) => !known.includes(name));
    const after = [...before, ...more].filter((name) => !members.has(name));
    const isSame = after.length === before.length && more.length === 0;
    if (!isSame) overlay.set(path, "required", after.length === 0 ? undefined : after);
  }
}

function describeField(
  place: SchemaPlace,
  field: ProtoField,
  mask: string | undefined,
  tools: FieldTools,
): void {
  const { overlay, dialect } = tools;
  openValues(place, field, overlay);
  const said = new Map<string, JsonValue>();
  const { path, schema } = place;
  for (const [key, value] of Object.entries(marksOf(field))) {
    if (!Object.hasOwn(schema, key)) said.set(key, value);
  }
  if (mask !== undefined && isMask(field) && !Object.hasOwn(schema, "x-field-mask")) {
    if (isText(schema, tools)) said.set("x-field-mask", mask);
  }
  if (said.size === 0) return;
  const reference = ownValue(schema, "$ref");
  const inPlace = said.has("x-field-mask")
    ? { type: "string" }
    : { allOf: [{ $ref: reference ?? "" }] };
  if (reference === undefined || (dialect.refSiblings && !said.has("x-field-mask"))) {
    for (const [key, value] of said) overlay.set(path, key, value);
    return;
  }
  // In OpenAPI 3.0 nothing counts beside a reference; and a mask stands on a string itself.
  const whole: JsonObject = {};
  for (const [key, value] of [...Object.entries(inPlace), ...Object.entries(schema), ...said]) {
    if (key !== "$ref") setOwn(whole, key, value);
  }
  overlay.set(path.slice(0, -1), path.at(-1) ?? "", whole);
}

/** Whether it is the schema of strings, which may have a component of its own. */
function isText(schema: JsonObject, { document }: SchemaScope): boolean {
  const target = followed(schema, document);
  return isJsonObject(target) && ownValue(target, "type") === "string";
}

/** What may stand in a bare `type: object` of a message that is open to everything. */
const openObjects: ReadonlyMap<string, JsonObject> = new Map([
  ["google.protobuf.Struct", { additionalProperties: true }],
  [
    "google.protobuf.Any",
    { properties: { "@type": { type: "string" } }, additionalProperties: true },
  ],
]);

/** An object of no known properties would be an empty message otherwise. */
function openValues(place: SchemaPlace, field: ProtoField, overlay: Overlay): void {
  const { path, schema } = valuesOf(place, field) ?? place;
  const known = ["$ref", "properties", "additionalProperties", "allOf", "oneOf", "anyOf"];
  if (ownValue(schema, "type") !== "object") return;
  if (known.some((keyword) => Object.hasOwn(schema, keyword))) return;
  for (const [key, value] of Object.entries(openObjects.get(field.message ?? "") ?? {})) {
    overlay.set(path, key, value);
  }
}

function marksOf(field: ProtoField): Record<string, JsonValue> {
  return {
    ...(field.behaviors.has("OUTPUT_ONLY") ? { readOnly: true } : {}),
    ...(field.behaviors.has("INPUT_ONLY") ? { writeOnly: true } : {}),
    ...(field.deprecated ? { deprecated: true } : {}),
  };
}
