import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from "../json/json.js";

export interface SubSchema {
  readonly value: JsonValue;
  /**
   * Enums inside can be open, since accepting more values there never refuses one
   * (docs/adr/0017-where-enums-open.md).
   */
  readonly isWidening: boolean;
}

/** The schemas directly inside a raw schema. */
export function* subSchemas(schema: JsonObject, isWidening: boolean): Generator<SubSchema> {
  for (const keyword of Object.keys(schema)) {
    const holds = holders.get(keyword);
    const value = holds === undefined ? undefined : schema[keyword];
    if (value === undefined) continue;
    const isInner = isWidening && !isClosedPlace(keyword, schema);
    for (const sub of heldBy(value, holds)) yield { value: sub, isWidening: isInner };
  }
}

function heldBy(value: JsonValue, holds: "one" | "list" | "map" | undefined): readonly JsonValue[] {
  // Older drafts have a list of schemas under `items` too.
  if (isJsonArray(value)) return holds === "map" ? [] : value;
  if (holds === "map") return isJsonObject(value) ? Object.values(value) : [];
  return holds === "one" ? [value] : [];
}

/** Enums are closed wherever accepting more could refuse what the document accepts. */
function isClosedPlace(keyword: string, schema: JsonObject): boolean {
  if (keyword === "contains") return Object.hasOwn(schema, "maxContains");
  return keyword === "not" || keyword === "if" || keyword === "propertyNames";
}

/** Keywords that hold one schema, a list of schemas, or a map of schemas (JSON Schema core, 10). */
export const holders: ReadonlyMap<string, "one" | "list" | "map"> = new Map([
  ...[
    ...["items", "additionalProperties", "unevaluatedItems", "unevaluatedProperties"],
    ...["propertyNames", "contains", "not", "if", "then", "else"],
  ].map((keyword) => [keyword, "one"] as const),
  ...["allOf", "anyOf", "oneOf", "prefixItems"].map((keyword) => [keyword, "list"] as const),
  ...["properties", "patternProperties", "dependentSchemas"].map(
    (keyword) => [keyword, "map"] as const,
  ),
]);
