import {
  isJsonObject,
  ownValue,
  setOwn,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import { childShape, schemaShape, type Shape } from "../references/reference-positions.js";

/**
 * Converts a Schema Object to OpenAPI 3.0. References stay as they are, and so do all places, so pointers
 * into the schema are valid in both.
 */
export function convertSchema(schema: JsonValue): JsonValue {
  return convert(schema, schemaShape);
}

function convert(value: JsonValue, shape: Shape): JsonValue {
  const child = (key: string, member: JsonValue): JsonValue => {
    const inner = childShape(shape, value, key);
    return inner === undefined ? member : convert(member, inner);
  };
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((item, index) => child(String(index), item));
  }
  if (!isJsonObject(value)) return value;
  const copy: JsonObject = {};
  for (const [key, member] of Object.entries(value)) setOwn(copy, key, child(key, member));
  return shape.kind === "schema" && shape.as === "one" ? convertKeywords(copy) : copy;
}

/** Changes its argument, which is a fresh copy. */
function convertKeywords(schema: JsonObject): JsonObject {
  const discriminator = ownValue(schema, "discriminator");
  if (typeof discriminator === "string") {
    setOwn(schema, "discriminator", { propertyName: discriminator });
  }
  convertType(schema);
  if (ownValue(schema, "x-nullable") !== true) return schema;
  const { "x-nullable": _, ...rest } = schema;
  return Object.hasOwn(rest, "nullable") ? rest : { ...rest, nullable: true };
}

/** `file` is a binary string. A list of types, which Swagger does not allow, may contain null. */
function convertType(schema: JsonObject): void {
  const type = ownValue(schema, "type");
  if (type === "file") {
    setOwn(schema, "type", "string");
    setOwn(schema, "format", "binary");
  }
  if (!Array.isArray(type)) return;
  const types = type as readonly JsonValue[];
  const others = types.filter((name) => name !== "null");
  const [only] = others;
  if (only !== undefined && others.length === 1) setOwn(schema, "type", only);
  else if (others.length > 1) setOwn(schema, "type", others);
  if (others.length > 0 && others.length < types.length) setOwn(schema, "nullable", true);
}
