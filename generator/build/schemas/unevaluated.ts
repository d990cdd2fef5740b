import type { RawObject } from "../raw.js";

/** The keyword for parts that no schema has evaluated, by the keyword that means the same in a schema alone. */
const unevaluatedForms: Readonly<Record<string, string>> = {
  additionalProperties: "unevaluatedProperties",
  items: "unevaluatedItems",
};

/** Keywords that look at an object's properties, or an array's items, through other schemas. */
const inPlace = [
  "$ref",
  "$dynamicRef",
  "allOf",
  "anyOf",
  "oneOf",
  "if",
  "dependentSchemas",
  "contains",
];

/**
 * Whether `additionalProperties: false` is read as `unevaluatedProperties: false` here: where the option
 * says so, and schemas beside it may declare properties (docs/adr/0018-closed-beside-allof.md).
 */
export function isClosedAround(raw: RawObject, composedObjects: boolean): boolean {
  if (!composedObjects || raw.get("additionalProperties") !== false) return false;
  return !raw.has("unevaluatedProperties") && inPlace.some((key) => raw.has(key));
}

/**
 * The keyword itself, where the schema has it. In a schema that stands alone `unevaluatedProperties`
 * means what `additionalProperties` does, and `unevaluatedItems` what `items` does.
 */
export function restKeyword(raw: RawObject, keyword: string): string | undefined {
  if (raw.has(keyword)) return keyword;
  const unevaluated = Object.hasOwn(unevaluatedForms, keyword)
    ? unevaluatedForms[keyword]
    : undefined;
  if (unevaluated === undefined || !raw.has(unevaluated)) return undefined;
  return inPlace.some((key) => raw.has(key)) ? undefined : unevaluated;
}
