import type { RawObject } from "../raw.js";

/** The keyword for what a schema has not looked at, beside the one for what its neighbours do not name. */
const twins: Readonly<Record<string, string>> = {
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
 * Whether `additionalProperties: false` is read as `unevaluatedProperties: false` here: where it is said
 * so, and there are schemas beside it that may declare properties (docs/adr/0018-closed-beside-allof.md).
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
  const twin = Object.hasOwn(twins, keyword) ? twins[keyword] : undefined;
  if (twin === undefined || !raw.has(twin)) return undefined;
  return inPlace.some((key) => raw.has(key)) ? undefined : twin;
}
