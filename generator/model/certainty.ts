import type { ObjectSchema, Schema } from "./model.js";
import { jsonTypes } from "./types.js";

/**
 * Finds schemas that accept, or refuse, every value. Emitters write no checks for them: `if (true) return
 * false;` would leave unreachable code, which compilers refuse.
 */

/** Every value passes. */
export function acceptsAll(schema: Schema): boolean {
  switch (schema.kind) {
    case "any":
      return true;
    case "not":
      return refusesAll(schema.schema);
    case "intersection":
      return schema.members.every(acceptsAll);
    case "union":
      if (schema.mode === "oneOf" || schema.discriminator !== undefined) return false;
      return rulesByType(schema)?.length === 0 || schema.members.some(acceptsAll);
    case "conditional":
      return [schema.then, schema.else].every(
        (branch) => branch === undefined || acceptsAll(branch),
      );
    case "unevaluated":
      return acceptsAll(schema.base) && acceptsAll(schema.schema);
    default:
      return false;
  }
}

/** No value passes. */
export function refusesAll(schema: Schema): boolean {
  switch (schema.kind) {
    case "never":
      return true;
    case "literal":
      return schema.values.length === 0 && !schema.open;
    case "not":
      return acceptsAll(schema.schema);
    case "intersection":
      return schema.members.some(refusesAll);
    case "union":
      return schema.members.every(refusesAll);
    case "object":
      return needsTheImpossible(schema);
    case "conditional":
      return [schema.then, schema.else].every(
        (branch) => branch !== undefined && refusesAll(branch),
      );
    case "unevaluated":
      return refusesAll(schema.base);
    default:
      return false;
  }
}

/**
 * For a union of all types, which a schema without `type` becomes (`{ required: [id] }`), the members with
 * more constraints than their type. `undefined` for other schemas.
 */
export function rulesByType(schema: Schema): readonly Schema[] | undefined {
  if (
    schema.kind !== "union" ||
    schema.mode !== "types" ||
    schema.members.length < jsonTypes.length
  )
    return undefined;
  return schema.members.filter((member) => !isBare(member));
}

/** Whether the schema constrains the type only. Constraints that are always true are not detected. */
function isBare(schema: Schema): boolean {
  switch (schema.kind) {
    case "null":
    case "boolean":
      return true;
    case "number":
    case "string":
      return (
        Object.keys(schema).every((key) => nonConstraintKeys.has(key)) &&
        !(schema.kind === "number" && schema.integer)
      );
    case "array": {
      const { prefixItems, items, minItems, maxItems, uniqueItems, contains } = schema;
      const counts = [items, minItems, maxItems, contains].every((rule) => rule === undefined);
      return counts && prefixItems.length === 0 && !uniqueItems;
    }
    case "object":
      return isBareObject(schema);
    default:
      return false;
  }
}

/** Keys of a node that constrain no value. */
const nonConstraintKeys: ReadonlySet<string> = new Set([
  "kind",
  "source",
  "docs",
  "typeName",
  "integer",
]);

/** What an object says of which only the type is known. */
export const emptyObject: Omit<ObjectSchema, "source" | "docs"> = {
  kind: "object",
  properties: [],
  patternProperties: [],
  required: [],
  dependentRequired: [],
  dependentSchemas: [],
  oneofs: [],
  flatOneofs: false,
};

/** The type `object` alone. */
export function isBareObject(schema: ObjectSchema): boolean {
  const { properties, patternProperties, required, dependentRequired, dependentSchemas, oneofs } =
    schema;
  const { additionalProperties, propertyNames, minProperties, maxProperties } = schema;
  const lists = [
    properties,
    patternProperties,
    required,
    dependentRequired,
    dependentSchemas,
    oneofs,
  ];
  const rules = [additionalProperties, propertyNames, minProperties, maxProperties];
  return lists.every((list) => list.length === 0) && rules.every((rule) => rule === undefined);
}

function needsTheImpossible({ properties }: ObjectSchema): boolean {
  return properties.some(({ required, schema }) => required && refusesAll(schema));
}
