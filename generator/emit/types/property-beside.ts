import type { Schema, UnionSchema } from "../../model/model.js";
import { shownProperties } from "../../model/oneof-members.js";
import type { NamedSchemas } from "../named-schemas.js";

/** Schemas may lead back to themselves: deeper than this nobody looks. */
const mostLevels = 8;

/** What one part of an intersection says of a property. */
interface Declared {
  /** One per alternative, where the part has several. */
  readonly schemas: readonly Schema[];
  readonly required: boolean;
}

/** Some part declares the property and requires it. */
export function requiredBeside(
  name: string,
  parts: readonly Schema[],
  schemas: NamedSchemas,
): boolean {
  return parts.some((part) => declaredIn(part, name, schemas)?.required === true);
}

/** What the first part that declares the property says it is, by alternatives. */
export function declaredBeside(
  name: string,
  parts: readonly Schema[],
  schemas: NamedSchemas,
): readonly Schema[] {
  for (const part of parts) {
    const declared = declaredIn(part, name, schemas);
    if (declared !== undefined) return declared.schemas;
  }
  return [];
}

function declaredIn(
  schema: Schema,
  name: string,
  schemas: NamedSchemas,
  level = 0,
): Declared | undefined {
  if (level > mostLevels) return undefined;
  const inner = (part: Schema) => declaredIn(part, name, schemas, level + 1);
  const resolved = schemas.resolve(schema);
  switch (resolved.kind) {
    case "object": {
      const property = shownProperties(resolved).find((each) => each.name === name);
      return property && { schemas: [property.schema], required: property.required };
    }
    case "intersection": {
      const all = resolved.members.map(inner).filter((each) => each !== undefined);
      const [first] = all;
      return first && { ...first, required: all.some(({ required }) => required) };
    }
    case "union":
      return declaredInAll(resolved, inner);
    case "unevaluated":
      return inner(resolved.base);
    case "any":
    case "never":
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "array":
    case "literal":
    case "ref":
    case "not":
    case "conditional":
      return undefined;
    default:
      return resolved satisfies never;
  }
}

function declaredInAll(
  { members, implied }: UnionSchema,
  inner: (part: Schema) => Declared | undefined,
): Declared | undefined {
  const impliedMember = implied === undefined ? undefined : members[implied];
  if (impliedMember !== undefined) return inner(impliedMember);
  const all = members.map(inner).filter((each) => each !== undefined);
  if (all.length === 0 || all.length < members.length) return undefined;
  const schemas = all.flatMap((each) => each.schemas);
  return { schemas, required: all.every(({ required }) => required) };
}
