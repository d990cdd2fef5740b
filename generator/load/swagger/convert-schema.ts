import {
  isJsonObject,
  ownValue,
  setOwn,
  type JsonObject,
  type JsonValue,
} from "../../json/json.js";
import { childShape, schemaShape, type Shape } from "../references/reference-positions.js";

/**
 * A Schema Object of Swagger 2.0 as one of OpenAPI 3.0. References stay as they are. Everything keeps
 * its place, so that pointers into the schema lead to the same in both.
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

/** Changes a fresh copy. */
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

/** `file` is a string of bytes; a list of types, which only JSON Schema has, may say null. */
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
