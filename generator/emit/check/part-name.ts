import { camelCase } from "../../text/identifiers.js";
import type { Schema } from "../../model/model.js";
import type { NamedSchemas } from "../named-schemas.js";

/**
 * What a part asks for in one word, for the name of what several schemas share: `nullableStringList`;
 * none where that would tell little.
 */
export function partName(schema: Schema, schemas: NamedSchemas): string | undefined {
  switch (schema.kind) {
    case "ref":
      return schemas.get(schema.target).name;
    case "number":
      return schema.integer ? "integer" : "number";
    case "string":
      return schema.pattern === undefined ? camelCase(schema.format ?? "string") : "pattern";
    case "array":
      return listName(schema.items, "List", schemas);
    case "object":
      return schema.properties.length === 0
        ? listName(schema.additionalProperties, "Map", schemas)
        : undefined;
    case "union": {
      const others = schema.members.filter(({ kind }) => kind !== "null");
      const [other] = others;
      if (other === undefined || others.length > 1 || schema.members.length > 2) return undefined;
      const name = partName(other, schemas);
      return name && `nullable${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    }
    case "literal":
      return "values";
    case "boolean":
    case "null":
      return schema.kind;
    case "any":
    case "never":
    case "intersection":
    case "not":
    case "conditional":
    case "unevaluated":
      return undefined;
    default:
      return schema satisfies never;
  }
}

function listName(
  items: Schema | undefined,
  suffix: string,
  schemas: NamedSchemas,
): string | undefined {
  const name = items && partName(items, schemas);
  return name && `${name}${suffix}`;
}
