/**
 * A component schema as JSON Schema 2020-12, for a validator that knows nothing of OpenAPI: the
 * components become `$defs`, and the keywords of 3.0 their successors.
 */
export function asJsonSchema(document, key) {
  const isOld = /^3\.0/.test(document.openapi);
  const schemas = document.components?.schemas ?? {};
  const $defs = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, translate(schema, isOld)]),
  );
  return { $ref: `#/$defs/${escape(key)}`, $defs };
}

const maps = new Set(["properties", "patternProperties", "dependentSchemas", "$defs"]);
const lists = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const single = new Set([
  ...["items", "additionalProperties", "not", "if", "then", "else", "contains"],
  ...["propertyNames", "unevaluatedItems", "unevaluatedProperties"],
]);
const dropped = new Set(["example", "examples", "discriminator", "nullable", "default", "id"]);

function translate(schema, isOld) {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return schema;
  if (typeof schema.$ref === "string" && isOld) return orNull(reference(schema.$ref), schema);
  const result = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (dropped.has(keyword) || keyword.startsWith("x-")) continue;
    if (keyword === "$ref") Object.assign(result, reference(value));
    else if (maps.has(keyword))
      result[keyword] = mapValues(value, (item) => translate(item, isOld));
    else if (lists.has(keyword)) result[keyword] = value.map((item) => translate(item, isOld));
    else if (single.has(keyword)) result[keyword] = translate(value, isOld);
    else result[keyword] = value;
  }
  for (const [bound, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ]) {
    if (typeof result[exclusive] !== "boolean") continue;
    if (result[exclusive] && result[bound] !== undefined) {
      result[exclusive] = result[bound];
      delete result[bound];
    } else delete result[exclusive];
  }
  return orNull(result, schema);
}

function orNull(result, { nullable }) {
  return nullable === true ? { anyOf: [result, { type: "null" }] } : result;
}

function reference($ref) {
  const prefix = "#/components/schemas/";
  if (!$ref.startsWith(prefix)) throw new Error(`A reference to another part: ${$ref}`);
  return { $ref: `#/$defs/${$ref.slice(prefix.length)}` };
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function escape(key) {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}
