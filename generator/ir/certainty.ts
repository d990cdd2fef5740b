import type { ObjectSchema, Schema } from "./model.js";

/**
 * Schemas of which it is certain, without a value, what they say. Checks are written around them:
 * `if (true) return false;` would leave code behind that compilers refuse as unreachable.
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
      return schema.mode !== "oneOf" && schema.discriminator === undefined && schema.members.some(acceptsAll);
    case "conditional":
      return [schema.then, schema.else].every((branch) => branch === undefined || acceptsAll(branch));
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
      return [schema.then, schema.else].every((branch) => branch !== undefined && refusesAll(branch));
    default:
      return false;
  }
}

function needsTheImpossible({ properties }: ObjectSchema): boolean {
  return properties.some(({ required, schema }) => required && refusesAll(schema));
}
