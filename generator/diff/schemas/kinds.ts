import type { JsonValue, Schema } from "../../model/model.js";
import type { SchemaModel } from "./schema-model.js";

/** The JSON types; integers are numbers. */
export type Kind = "null" | "boolean" | "number" | "string" | "array" | "object";

export const allKinds: readonly Kind[] = ["null", "boolean", "number", "string", "array", "object"];

function kindOfValue(value: JsonValue): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as "boolean" | "number" | "string" | "object";
}

/** The types that values of the schema may have, or more. */
export function kindsOf(schema: Schema, model: SchemaModel, depth = 0): ReadonlySet<Kind> {
  const inner = (child: Schema): ReadonlySet<Kind> => kindsOf(child, model, depth + 1);
  if (depth > 20) return new Set(allKinds);
  switch (schema.kind) {
    case "never":
      return new Set();
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "array":
    case "object":
      return new Set([schema.kind]);
    case "literal":
      return new Set([
        ...schema.values.map(kindOfValue),
        ...(schema.open ? ["string" as const] : []),
      ]);
    case "union":
      // Whatever the discriminator is, only objects have a tag.
      if (schema.discriminator !== undefined) {
        const { otherwise, untagged } = schema.discriminator;
        const other = schema.members[otherwise?.member ?? -1];
        const others = untagged === undefined ? (other ?? []) : schema.members;
        return new Set<Kind>(["object", ...[others].flat().flatMap((one) => [...inner(one)])]);
      }
      return new Set(schema.members.flatMap((member) => [...inner(member)]));
    case "intersection":
      return commonKinds(schema.members.map(inner));
    case "ref":
      return inner(model.resolve(schema));
    case "unevaluated":
      return inner(schema.base);
    case "any":
    case "not":
    case "conditional":
      return new Set(allKinds);
    default:
      return schema satisfies never;
  }
}

/** The types that all of them allow. */
export function commonKinds(sets: readonly ReadonlySet<Kind>[]): ReadonlySet<Kind> {
  return new Set(allKinds.filter((kind) => sets.every((set) => set.has(kind))));
}

/** The types for messages; `integer` where one of the schemas requires it. */
export function listKinds(kinds: Iterable<Kind>, schemas: readonly Schema[] = []): string {
  const isInteger = schemas.some((schema) => schema.kind === "number" && schema.integer);
  const names = [...kinds].map((kind) => (kind === "number" && isInteger ? "integer" : kind));
  return names.join(" or ") || "nothing";
}
