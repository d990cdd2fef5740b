import type { ObjectSchema, Property, Schema, UnionSchema } from "../../model/model.js";
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

/** Some part other than `own` declares the property and requires it. */
export function requiredBeside(
  name: string,
  parts: readonly Schema[],
  own: Schema,
  schemas: NamedSchemas,
): boolean {
  return partsWith(name, parts, schemas).some((part) => {
    return part !== own && declaredIn(part, name, schemas)?.required === true;
  });
}

/** What the first part that declares the property says it is, by alternatives. */
export function declaredBeside(
  name: string,
  parts: readonly Schema[],
  schemas: NamedSchemas,
): readonly Schema[] {
  for (const part of partsWith(name, parts, schemas)) {
    const declared = declaredIn(part, name, schemas);
    if (declared !== undefined) return declared.schemas;
  }
  return [];
}

const byName = new WeakMap<readonly Schema[], ReadonlyMap<string, readonly Schema[]>>();

/** The parts that speak of the property. Each of a thousand parts may ask for another one. */
function partsWith(
  name: string,
  parts: readonly Schema[],
  schemas: NamedSchemas,
): readonly Schema[] {
  const known = byName.get(parts);
  if (known !== undefined) return known.get(name) ?? [];
  const made = new Map<string, Schema[]>();
  for (const part of parts) {
    for (const key of new Set(namesIn(part, schemas))) {
      const found = made.get(key);
      if (found === undefined) made.set(key, [part]);
      else found.push(part);
    }
  }
  byName.set(parts, made);
  return made.get(name) ?? [];
}

/** All properties that the schema declares, also those of single alternatives. */
function namesIn(schema: Schema, schemas: NamedSchemas, level = 0): readonly string[] {
  if (level > mostLevels) return [];
  const resolved = schemas.resolve(schema);
  if (resolved.kind === "object") return [...propertiesOf(resolved).keys()];
  const isMade = resolved.kind === "union" || resolved.kind === "intersection";
  const inner = isMade ? resolved.members : resolved.kind === "unevaluated" ? [resolved.base] : [];
  return inner.flatMap((part) => namesIn(part, schemas, level + 1));
}

const shown = new WeakMap<ObjectSchema, ReadonlyMap<string, Property>>();

function propertiesOf(schema: ObjectSchema): ReadonlyMap<string, Property> {
  const known = shown.get(schema);
  if (known !== undefined) return known;
  const pairs = shownProperties(schema).map((property) => [property.name, property] as const);
  const made = new Map([...pairs].reverse());
  shown.set(schema, made);
  return made;
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
      const property = propertiesOf(resolved).get(name);
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
