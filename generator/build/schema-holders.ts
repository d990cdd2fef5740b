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
