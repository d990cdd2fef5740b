import type { Schema } from "../../model/model.js";

/** Whether some value obviously fits, as for most schemas, so that no search is needed. */
export function isPlainlyOpen(schema: Schema): boolean {
  switch (schema.kind) {
    case "any":
    case "null":
    case "boolean":
      return true;
    case "string":
      return schema.minLength === undefined || schema.maxLength === undefined;
    case "number": {
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
      const bounds = [minimum, maximum, exclusiveMinimum, exclusiveMaximum];
      return bounds.every((bound) => bound === undefined);
    }
    case "literal":
      return schema.open || schema.values.length > 0;
    case "array":
      return (schema.minItems ?? 0) === 0 && (schema.contains?.min ?? 0) === 0;
    case "object": {
      const { required, minProperties = 0, oneofs } = schema;
      return (
        required.length === 0 &&
        minProperties === 0 &&
        oneofs.every(({ mode }) => mode === "atMostOne")
      );
    }
    case "union":
      if (schema.mode === "oneOf" || schema.discriminator !== undefined) return false;
      return schema.members.some(isPlainlyOpen);
    case "never":
    case "ref":
    case "intersection":
    case "not":
    case "conditional":
    case "unevaluated":
      return false;
    default:
      return schema satisfies never;
  }
}
