import type { JsonValue } from "../../model/model.js";
import { jsonTypes } from "../../model/types.js";
import type { Keywords } from "./keywords.js";

/** Keywords that speak of values of one type, and let all others pass; and those that only annotate. */
const typed: ReadonlySet<string> = new Set([
  ...["format", "minLength", "maxLength", "pattern"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["prefixItems", "items", "minItems", "maxItems", "uniqueItems"],
  ...["contains", "minContains", "maxContains"],
  ...["properties", "patternProperties", "additionalProperties", "propertyNames", "required"],
  ...["minProperties", "maxProperties", "dependentRequired", "dependentSchemas", "x-oneofs"],
  ...["title", "description", "deprecated", "readOnly", "writeOnly", "default", "examples"],
]);

/**
 * Schemas of different types as one: `{ type: [string, "null"], maxLength: 9 }`. `undefined` where they
 * say what does not speak of a type, or the same keyword means different things.
 */
export function mergeTypes(members: readonly Keywords[]): Keywords | undefined {
  const types: string[] = [];
  const merged = new Map<string, JsonValue>();
  for (const { type, ...rules } of members) {
    if (type === undefined) return undefined;
    types.push(...(Array.isArray(type) ? (type as readonly string[]) : [type as string]));
    for (const [name, value] of Object.entries(rules)) {
      if (!typed.has(name) || merged.has(name)) return undefined;
      merged.set(name, value);
    }
  }
  if (new Set(types).size < types.length) return undefined;
  const rules = Object.fromEntries(merged);
  if (jsonTypes.every((type) => types.includes(type))) return rules;
  const [only] = types;
  return { type: types.length === 1 && only !== undefined ? only : types, ...rules };
}

/** What the keywords accept, and null. */
export function orNull(keywords: Keywords): Keywords {
  const { type, anyOf } = keywords;
  if (type === "null" || (Array.isArray(type) && type.includes("null"))) {
    if (Object.keys(keywords).every((name) => name === "type" || typed.has(name))) return keywords;
  }
  const merged = mergeTypes([keywords, { type: "null" }]);
  if (merged !== undefined) return merged;
  const acceptsAll = Object.keys(keywords).every((name) => name !== "type" && typed.has(name));
  if (acceptsAll) return keywords;
  const isPlain = Array.isArray(anyOf) && Object.keys(keywords).every((name) => name === "anyOf");
  const members = isPlain ? (anyOf as readonly JsonValue[]) : [keywords];
  return { anyOf: [...members, { type: "null" }] };
}
