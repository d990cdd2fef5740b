import { isJsonObject, type JsonValue } from "../json/json.js";

type Form = (value: JsonValue) => boolean;

const isText: Form = (value) => typeof value === "string";
const isFlag: Form = (value) => typeof value === "boolean";
const isNumber: Form = (value) => typeof value === "number";
const isList: Form = (value) => Array.isArray(value);
const isObject: Form = (value) => isJsonObject(value);
const isSchema: Form = (value) => isObject(value) || isFlag(value);
const isNumberOrFlag: Form = (value) => isNumber(value) || isFlag(value);
const isTypes: Form = (value) => [value].flat().every((type) => jsonTypes.has(type));
const jsonTypes = new Set<JsonValue>(
  ["null", "boolean", "number", "integer", "string", "array", "object"].map(String),
);

/**
 * The keywords that may be misspelled, with the form of their values: a similar key whose value has another
 * form is assumed to be custom.
 */
export const misspellable: ReadonlyMap<string, Form> = new Map<string, Form>([
  ...named("type", isTypes),
  ...named("properties patternProperties dependentSchemas dependentRequired $defs", isObject),
  ...named("discriminator", isObject),
  ...named("additionalProperties unevaluatedProperties items unevaluatedItems", isSchema),
  ...named("propertyNames contains not if then else contentSchema", isSchema),
  ...named("required", (value) => isList(value) || isFlag(value)),
  ...named("enum allOf anyOf oneOf prefixItems examples", isList),
  ...named("minimum maximum multipleOf minLength maxLength minItems maxItems", isNumber),
  ...named("minProperties maxProperties minContains maxContains", isNumber),
  ...named("exclusiveMinimum exclusiveMaximum", isNumberOrFlag),
  ...named("uniqueItems nullable readOnly writeOnly deprecated", isFlag),
  ...named("format pattern title description contentEncoding contentMediaType", isText),
  ...named("$ref $id $anchor $dynamicRef $dynamicAnchor $comment $schema", isText),
  ...named("const default example externalDocs xml", () => true),
]);

function named(names: string, form: Form): (readonly [string, Form])[] {
  return names.split(" ").map((name) => [name, form] as const);
}

/** Keywords of OpenAPI, of every draft of JSON Schema, and of common vocabularies. */
const otherKeywords = `
  id $schema definitions dependencies additionalItems divisibleBy disallow extends
  $recursiveRef $recursiveAnchor $vocabulary contentEncoding contentMediaType contentSchema
  base links href rel anchor anchorPointer templateRequired templatePointers hrefSchema targetSchema
  targetMediaType targetHints headerSchema submissionMediaType submissionSchema fragmentResolution
  media mediaType encType schema method pathStart binaryEncoding
  collectionFormat allowEmptyValue
  typeof instanceof range exclusiveRange regexp transform uniqueItemProperties allRequired anyRequired
  oneRequired patternRequired prohibited deepProperties deepRequired dynamicDefaults select selectCases
  selectDefault formatMinimum formatMaximum formatExclusiveMinimum formatExclusiveMaximum errorMessage
  enumNames enumDescriptions markdownDescription markdownEnumDescriptions deprecationMessage
  defaultSnippets propertyOrder propertyOrdering tsType tsEnumNames options name value values kind
  optionals optionalProperties elements mapping metadata
  $import $extends $root $uses $offers abstract scale precision choices selector tuple unit units`;

export const knownKeywords: ReadonlySet<string> = new Set([
  ...misspellable.keys(),
  ...otherKeywords.trim().split(/\s+/),
]);

/** Short keywords and common English words: they are suggested only for the same letters in another order. */
export const strictKeywords: ReadonlySet<string> = new Set(
  "if not then else xml const title default $id enum".split(" "),
);
