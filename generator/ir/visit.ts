import type { Schema } from "./model.js";

/** The schemas directly inside a schema; a reference has none. */
export function childSchemas(schema: Schema): readonly Schema[] {
  switch (schema.kind) {
    case "any":
    case "never":
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "literal":
    case "ref":
      return [];
    case "array":
      return [...schema.prefixItems, ...present(schema.items), ...present(schema.contains?.schema)];
    case "object":
      return [
        ...schema.properties.map((property) => property.schema),
        ...schema.patternProperties.map((property) => property.schema),
        ...schema.dependentSchemas.map((dependent) => dependent.schema),
        ...present(schema.additionalProperties),
        ...present(schema.propertyNames),
      ];
    case "union":
    case "intersection":
      return schema.members;
    case "not":
      return [schema.schema];
    case "conditional":
      return [schema.if, ...present(schema.then), ...present(schema.else)];
    case "unevaluated":
      return [schema.base, schema.schema];
    default:
      return schema satisfies never;
  }
}

function present(schema: Schema | undefined): readonly Schema[] {
  return schema === undefined ? [] : [schema];
}

/** The schema and everything inside it, in document order; references are not followed. */
export function* walkSchema(schema: Schema): Generator<Schema> {
  yield schema;
  for (const child of childSchemas(schema)) yield* walkSchema(child);
}

/** The ids of the named schemas that a schema refers to, each once. */
export function referencedIds(schema: Schema): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const node of walkSchema(schema)) if (node.kind === "ref") ids.add(node.target);
  return ids;
}
