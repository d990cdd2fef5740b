import type { ChangeCode } from "../../generator/index.js";
import type { JsonObject } from "../../generator/json/json.js";

/** A schema before and after the keyword has changed, and what `diff` reports. */
export interface KeywordRow {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly codes: readonly ChangeCode[];
  /** Why there is nothing to report. */
  readonly because?: string;
  readonly version?: "3.0.3";
}

function told(before: JsonObject, after: JsonObject, ...codes: readonly ChangeCode[]): KeywordRow {
  return { before, after, codes };
}

function silent(before: JsonObject, after: JsonObject, because: string): KeywordRow {
  return { before, after, codes: [], because };
}

const old = (row: KeywordRow): KeywordRow => ({ ...row, version: "3.0.3" });

const text = { type: "string" };
const integer = { type: "integer" };
const list = { type: "array", items: text };
const named = { type: "object", properties: { a: text } };
const three = { type: "object", properties: { a: text, b: text, c: text } };
const only = (name: string): JsonObject => ({
  type: "object",
  properties: { [name]: text },
  required: [name],
});
const pets = (propertyName: string): JsonObject => ({
  oneOf: ["cat", "dog"].map((tag) => ({
    type: "object",
    properties: { [propertyName]: { const: tag } },
    required: [propertyName],
  })),
  discriminator: { propertyName },
});
const scoped =
  "names of schemas are no part of the values; the schemas that they lead to are compared";

/** By keyword of a schema. */
export const keywordTable: Readonly<Record<string, KeywordRow>> = {
  type: told(text, integer, "type-changed"),
  properties: told(
    named,
    { type: "object", properties: { ...named.properties, b: text } },
    "property-added",
  ),
  patternProperties: told(
    { type: "object", patternProperties: { "^x": text } },
    { type: "object", patternProperties: { "^x": integer } },
    "additional-properties-narrowed",
  ),
  dependentSchemas: told(
    { ...named, dependentSchemas: { a: { required: ["b"] } } },
    { ...named, dependentSchemas: { a: { required: ["c"] } } },
    "dependency-narrowed",
  ),
  dependentRequired: told(
    { ...named, dependentRequired: { a: ["b"] } },
    { ...named, dependentRequired: { a: ["b", "c"] } },
    "dependency-narrowed",
  ),
  $defs: silent(
    { ...text, $defs: { A: text } },
    { ...text, $defs: { A: integer } },
    "nothing refers to it",
  ),
  discriminator: told(pets("kind"), pets("type"), "discriminator-changed"),
  additionalProperties: told(
    { ...named, additionalProperties: text },
    { ...named, additionalProperties: integer },
    "type-changed",
  ),
  unevaluatedProperties: told(
    { allOf: [named], unevaluatedProperties: true },
    { allOf: [named], unevaluatedProperties: false },
    "additional-properties-narrowed",
  ),
  items: told(list, { ...list, items: integer }, "type-changed"),
  unevaluatedItems: told(
    { type: "array", prefixItems: [text], unevaluatedItems: text },
    { type: "array", prefixItems: [text], unevaluatedItems: integer },
    "type-changed",
  ),
  propertyNames: told(
    { type: "object", propertyNames: { maxLength: 3 } },
    { type: "object", propertyNames: { maxLength: 2 } },
    "property-names-narrowed",
  ),
  contains: told(
    { type: "array", contains: text },
    { type: "array", contains: integer },
    "contains-narrowed",
  ),
  not: told({ ...text, not: { const: "a" } }, { ...text, not: { const: "b" } }, "schema-narrowed"),
  if: told(
    { ...three, if: { required: ["a"] }, then: { required: ["b"] } },
    { ...three, if: { required: ["c"] }, then: { required: ["b"] } },
    "schema-narrowed",
  ),
  then: told(
    { ...three, if: { required: ["a"] }, then: { required: ["b"] } },
    { ...three, if: { required: ["a"] }, then: { required: ["c"] } },
    "property-became-required",
  ),
  else: told(
    { ...three, if: { required: ["a"] }, else: { required: ["b"] } },
    { ...three, if: { required: ["a"] }, else: { required: ["c"] } },
    "property-became-required",
  ),
  contentSchema: told(
    { ...text, contentMediaType: "application/json", contentSchema: text },
    { ...text, contentMediaType: "application/json", contentSchema: integer },
    "content-schema-changed",
  ),
  required: told(named, { ...named, required: ["a"] }, "property-became-required"),
  enum: told({ enum: ["a", "b"] }, { enum: ["a"] }, "enum-value-removed"),
  allOf: told(
    { allOf: [named] },
    { allOf: [named, { required: ["a"] }] },
    "property-became-required",
  ),
  anyOf: told({ anyOf: [text, integer] }, { anyOf: [text] }, "type-removed"),
  oneOf: told(
    { oneOf: [only("a"), only("b"), only("c")] },
    { oneOf: [only("a"), only("b")] },
    "oneof-member-removed",
  ),
  prefixItems: told(
    { type: "array", prefixItems: [text] },
    { type: "array", prefixItems: [integer] },
    "type-changed",
  ),
  examples: silent(text, { ...text, examples: ["a"] }, "an example allows nothing"),
  minimum: told({ ...integer, minimum: 1 }, { ...integer, minimum: 2 }, "minimum-raised"),
  maximum: told({ ...integer, maximum: 2 }, { ...integer, maximum: 1 }, "maximum-lowered"),
  exclusiveMinimum: told(
    { type: "number", exclusiveMinimum: 1 },
    { type: "number", exclusiveMinimum: 2 },
    "minimum-raised",
  ),
  exclusiveMaximum: told(
    { type: "number", exclusiveMaximum: 2 },
    { type: "number", exclusiveMaximum: 1 },
    "maximum-lowered",
  ),
  multipleOf: told(
    { ...integer, multipleOf: 2 },
    { ...integer, multipleOf: 4 },
    "multiple-of-narrowed",
  ),
  minLength: told({ ...text, minLength: 1 }, { ...text, minLength: 2 }, "min-length-raised"),
  maxLength: told({ ...text, maxLength: 2 }, { ...text, maxLength: 1 }, "max-length-lowered"),
  minItems: told({ ...list, minItems: 1 }, { ...list, minItems: 2 }, "min-items-raised"),
  maxItems: told({ ...list, maxItems: 2 }, { ...list, maxItems: 1 }, "max-items-lowered"),
  minProperties: told(
    { ...named, minProperties: 1 },
    { ...named, minProperties: 2 },
    "min-properties-raised",
  ),
  maxProperties: told(
    { ...named, maxProperties: 2 },
    { ...named, maxProperties: 1 },
    "max-properties-lowered",
  ),
  minContains: told(
    { type: "array", contains: text, minContains: 1 },
    { type: "array", contains: text, minContains: 2 },
    "contains-narrowed",
  ),
  maxContains: told(
    { type: "array", contains: text, maxContains: 2 },
    { type: "array", contains: text, maxContains: 1 },
    "contains-narrowed",
  ),
  uniqueItems: told(list, { ...list, uniqueItems: true }, "unique-items-added"),
  nullable: old(told({ ...text, nullable: true }, text, "became-not-nullable")),
  "exclusiveMinimum (3.0)": old(
    told(
      { type: "number", minimum: 1 },
      { type: "number", minimum: 1, exclusiveMinimum: true },
      "minimum-raised",
    ),
  ),
  readOnly: told(
    named,
    { type: "object", properties: { a: { ...text, readOnly: true } } },
    "property-became-read-only",
  ),
  writeOnly: told(
    named,
    { type: "object", properties: { a: { ...text, writeOnly: true } } },
    "property-became-write-only",
  ),
  deprecated: told(text, { ...text, deprecated: true }, "deprecation-added"),
  format: told({ ...text, format: "date" }, { ...text, format: "date-time" }, "format-changed"),
  pattern: told({ ...text, pattern: "^a" }, { ...text, pattern: "^b" }, "pattern-changed"),
  title: told(text, { ...text, title: "Text" }, "documentation-changed"),
  description: told(text, { ...text, description: "Text." }, "documentation-changed"),
  contentEncoding: told(text, { ...text, contentEncoding: "base64" }, "content-encoding-changed"),
  contentMediaType: told(
    { ...text, contentMediaType: "text/html" },
    { ...text, contentMediaType: "text/css" },
    "content-media-type-changed",
  ),
  $ref: told(
    { $ref: "#/components/schemas/One" },
    { $ref: "#/components/schemas/Two" },
    "type-changed",
  ),
  $id: silent(text, { ...text, $id: "https://example.com/text" }, scoped),
  $anchor: silent(text, { ...text, $anchor: "text" }, scoped),
  $dynamicAnchor: silent(text, { ...text, $dynamicAnchor: "text" }, scoped),
  $dynamicRef: told(
    { $dynamicRef: "#/components/schemas/One" },
    { $dynamicRef: "#/components/schemas/Two" },
    "type-changed",
  ),
  $comment: silent(text, { ...text, $comment: "A note." }, "a note for authors of the document"),
  $schema: silent(
    text,
    { ...text, $schema: "https://json-schema.org/draft/2020-12/schema" },
    "the dialect is the one that the document has already",
  ),
  const: told({ const: "a" }, { const: "b" }, "enum-value-removed"),
  default: told(text, { ...text, default: "a" }, "default-changed"),
  example: silent(text, { ...text, example: "a" }, "an example allows nothing"),
  externalDocs: told(
    text,
    { ...text, externalDocs: { url: "https://example.com" } },
    "documentation-changed",
  ),
  xml: told(text, { ...text, xml: { name: "text" } }, "xml-changed"),
  "x-oneofs": told(
    { type: "object", properties: { a: text, b: text } },
    { type: "object", properties: { a: text, b: text }, "x-oneofs": { pick: ["a", "b"] } },
    "oneof-added",
  ),
  "x-extensible-enum": told(
    { ...text, "x-extensible-enum": ["a", "b"] },
    { ...text, "x-extensible-enum": ["a"] },
    "enum-value-removed",
  ),
};
