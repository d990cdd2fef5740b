import type { JsonObject } from "../../generator/json/json.js";

/** A document with these component schemas. */
export function documentOf(schemas: object, openapi = "3.1.1"): JsonObject {
  return {
    openapi,
    info: { title: "Shop", version: "1" },
    paths: {},
    components: { schemas },
  } as unknown as JsonObject;
}

/** A schema of an object with string properties of these names. */
export function objectOf(...names: readonly string[]): JsonObject {
  return {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
  };
}
