import {
  isJsonArray,
  isJsonObject,
  ownValue,
  type JsonObject,
  type JsonValue,
  type Pointer,
} from "../../json/json.js";
import { appendPointer } from "../../json/pointer.js";
import type { Part, SpecificationCheck } from "./specification-check.js";

/** Checks the value of a keyword: returns undefined if it is valid, otherwise what is wrong. */
type Form = (value: JsonValue) => string | undefined;

const isString = (value: JsonValue): value is string => typeof value === "string";

const text: Form = (value) => (isString(value) ? undefined : "must be a string");
const flag: Form = (value) => (typeof value === "boolean" ? undefined : "must be a boolean");
const number: Form = (value) => (typeof value === "number" ? undefined : "must be a number");
const list: Form = (value) => (Array.isArray(value) ? undefined : "must be a list");
const object: Form = (value) => (isJsonObject(value) ? undefined : "must be an object");

const count: Form = (value) =>
  Number.isInteger(value) && (value as number) >= 0 ? undefined : "must be a whole number from 0";

const positive: Form = (value) =>
  typeof value === "number" && value > 0 ? undefined : "must be a number greater than 0";

const schema: Form = (value) =>
  isJsonObject(value) || typeof value === "boolean"
    ? undefined
    : "must be a schema: an object or a boolean";

const schemas: Form = (value) => {
  if (!Array.isArray(value)) return "must be a list of schemas";
  return value.length === 0 ? "must contain at least one schema" : undefined;
};

const names: Form = (value) => {
  if (!Array.isArray(value) || !value.every(isString)) return "must be a list of property names";
  return duplicateIn(value);
};

const namesByName: Form = (value) => {
  if (!isJsonObject(value)) return "must be an object with lists of property names";
  const faults = Object.values(value).map(names);
  return faults.find((fault) => fault !== undefined);
};

const types = ["null", "boolean", "object", "array", "number", "string", "integer"];

const type: Form = (value) => {
  const listed = isJsonArray(value) ? value : [value];
  if (listed.length === 0) return "must name at least one type";
  if (listed.every((each) => isString(each) && types.includes(each))) return duplicateIn(listed);
  return `must be one or more of ${types.join(", ")}`;
};

function duplicateIn(items: readonly JsonValue[]): string | undefined {
  const twice = items.find((item, index) => items.indexOf(item) !== index);
  return twice === undefined ? undefined : `must not contain ${JSON.stringify(twice)} twice`;
}

function all(form: Form, keywords: string): readonly (readonly [string, Form])[] {
  return keywords.split(/\s+/).map((keyword) => [keyword, form]);
}

/**
 * JSON Schema 2020-12 (core, 8 and 10; validation, 6 to 9) and the base vocabulary of OpenAPI
 * (3.1.2, 4.8.24 Schema Object). Meta-schemas of OpenAPI 3.1 and later leave Schema Objects open.
 */
const forms: ReadonlyMap<string, Form> = new Map([
  ...all(schema, "not if then else items contains additionalProperties propertyNames"),
  ...all(schema, "unevaluatedItems unevaluatedProperties contentSchema"),
  ...all(schemas, "allOf anyOf oneOf prefixItems"),
  ...all(object, "properties patternProperties dependentSchemas $defs"),
  ...all(object, "discriminator xml externalDocs"),
  ...all(names, "required"),
  ...all(namesByName, "dependentRequired"),
  ...all(type, "type"),
  ...all(list, "enum examples"),
  ...all(number, "maximum minimum"),
  ...all(positive, "multipleOf"),
  ...all(count, "maxLength minLength maxItems minItems maxProperties minProperties"),
  ...all(count, "maxContains minContains"),
  ...all(flag, "uniqueItems readOnly writeOnly deprecated"),
  ...all(text, "pattern format title description contentEncoding contentMediaType"),
  ...all(text, "$ref $dynamicRef $schema $comment"),
]);

/** Lists of schemas must not be empty in any version, but older meta-schemas allow it. */
const listKeywords = ["allOf", "anyOf", "oneOf"];

/** The fix for a value of another form. */
const usualFixes: ReadonlyMap<Form, string> = new Map([
  [schema, "Write a schema, such as `{ type: string }`."],
  [schemas, "Write a list with at least one schema, such as `[{ type: string }]`."],
  [object, "Write an object."],
  [names, "Write a list of property names, each of them once, such as `[id, name]`."],
  [namesByName, "Write lists of property names by property name, such as `card: [expires]`."],
  [
    type,
    "Write one type, such as `string`, or a list of different ones, such as `[string, 'null']`.",
  ],
  [list, "Write a list, such as `[a, b]`."],
  [number, "Write a number without quotes, such as `1.5`."],
  [positive, "Write a number greater than 0, without quotes."],
  [count, "Write a whole number from 0, without quotes."],
  [flag, "Write `true` or `false`, without quotes."],
  [text, "Write a string."],
]);

const fixes: Readonly<Record<string, (value: JsonValue) => string | undefined>> = {
  required: (value) =>
    typeof value === "boolean"
      ? "Remove it here, and list the property's name under `required` of the object that has the property."
      : undefined,
  discriminator: (value) =>
    isString(value) ? `Write \`discriminator: { propertyName: ${value} }\`.` : undefined,
};

/** Whether what is wrong with a list has been reported at one of its items. */
function hasReportedItem(given: JsonValue, place: Pointer, check: SpecificationCheck): boolean {
  if (!Array.isArray(given)) return false;
  return given.some((_, index) => check.isReported(appendPointer(place, index)));
}

/** Each keyword has the form that JSON Schema gives it. */
export function checkSchemaForm({ value, pointer }: Part, check: SpecificationCheck): void {
  const isOld = check.isOneOf("2.0", "3.0");
  for (const [keyword, given] of Object.entries(value)) {
    const form = isOld && !listKeywords.includes(keyword) ? undefined : forms.get(keyword);
    if (form === undefined || (isOld && !Array.isArray(given))) continue;
    const fault = form(given);
    const place = appendPointer(pointer, keyword);
    if (fault === undefined || hasReportedItem(given, place, check)) continue;
    const fix =
      fixes[keyword]?.(given) ?? usualFixes.get(form) ?? `Write another value for \`${keyword}\`.`;
    check.reportForm(`\`${keyword}\` ${fault}.`, place, { fix });
  }
}

/** Whether the schema declares another dialect by `$schema`. */
export function hasOwnDialect(schemaObject: JsonObject): boolean {
  const dialect = ownValue(schemaObject, "$schema");
  if (typeof dialect !== "string") return false;
  return !/^https:\/\/(?:json-schema\.org\/draft\/2020-12|spec\.openapis\.org\/oas)\//.test(
    dialect,
  );
}
