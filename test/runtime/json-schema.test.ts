import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  type JsonSchema,
  type JsonSchemaPart,
  standardJsonSchema,
  type StandardSchemaWithJSON,
  toJsonSchema,
} from "../../templates/runtime/json-schema.js";

const part = (schema: JsonSchema, name = "Root"): (() => JsonSchemaPart) => {
  return () => ({ name, schema });
};

describe("toJsonSchema", () => {
  const tree = (): JsonSchemaPart => ({
    name: "Tree",
    schema: { properties: { next: { $ref: "#/$defs/Tree" }, leaf: { $ref: "#/$defs/Leaf" } } },
    parts: [tree, leaf],
  });
  const leaf = (): JsonSchemaPart => ({
    name: "Leaf",
    schema: { properties: { tree: { $ref: "#/$defs/Tree" }, other: { $ref: "#/$defs/Leaf" } } },
    parts: [tree, leaf],
  });

  it("puts what is referred to into `$defs`, and the root nowhere else", () => {
    expect(toJsonSchema(tree, "draft-2020-12")).toEqual({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      properties: { next: { $ref: "#" }, leaf: { $ref: "#/$defs/Leaf" } },
      $defs: { Leaf: { properties: { tree: { $ref: "#" }, other: { $ref: "#/$defs/Leaf" } } } },
    });
  });

  it("calls them `definitions` in draft-07", () => {
    expect(toJsonSchema(tree, "draft-07")).toEqual({
      $schema: "http://json-schema.org/draft-07/schema#",
      properties: { next: { $ref: "#" }, leaf: { $ref: "#/definitions/Leaf" } },
      definitions: {
        Leaf: { properties: { tree: { $ref: "#" }, other: { $ref: "#/definitions/Leaf" } } },
      },
    });
  });

  it("says of a oneof that each member is unset, or all after it are", () => {
    const made = toJsonSchema(part({ "x-oneofs": { at: ["a", "b", "c"] } }), "draft-2020-12");
    const unset = (...names: string[]) => ({
      properties: Object.fromEntries(names.map((name) => [name, { type: "null" }])),
    });
    expect(made).toMatchObject({
      "x-oneofs": { at: ["a", "b", "c"] },
      allOf: [{ anyOf: [unset("a"), unset("b", "c")] }, { anyOf: [unset("b"), unset("c")] }],
    });
  });

  it("takes properties for names, not for keywords, and data as it is", () => {
    const properties = { items: { $ref: "#/$defs/Root" }, __proto__x: {}, $ref: { const: 1 } };
    const data = { $ref: "#/$defs/Root", prefixItems: 1 };
    const schema = { properties, enum: [data], default: data, const: data };
    expect(toJsonSchema(part(schema), "draft-07")).toMatchObject({
      ...schema,
      properties: { items: { $ref: "#" }, $ref: { const: 1 } },
    });
  });

  it("keeps a property `__proto__` a property", () => {
    const properties = Object.fromEntries([["__proto__", { type: "string" }]]);
    const made = toJsonSchema(part({ properties }), "draft-07");
    expect(Object.keys(made["properties"] as object)).toEqual(["__proto__"]);
  });

  it.each(["openapi-3.0", "draft-04", "toString", ""])("throws for the target %j", (target) => {
    expect(() => toJsonSchema(part({}), target)).toThrow(
      `There is no JSON Schema for the target ${JSON.stringify(target)}; known are draft-2020-12, draft-07.`,
    );
  });

  it.each<[string, JsonSchema, JsonSchema]>([
    [
      "items by position",
      { prefixItems: [{ const: 1 }], items: false },
      { items: [{ const: 1 }], additionalItems: false },
    ],
    ["items", { items: { const: 1 } }, { items: { const: 1 } }],
    [
      "dependencies",
      { dependentRequired: { a: ["b"], c: ["d"] }, dependentSchemas: { c: {}, e: {} } },
      { dependencies: { a: ["b"], c: { allOf: [{ required: ["d"] }, {}] }, e: {} } },
    ],
    ["a contains that asks for none", { contains: { const: 1 }, minContains: 0 }, {}],
    ["a contains", { contains: { const: 1 } }, { contains: { const: 1 } }],
    [
      "what stands beside a reference",
      { $ref: "#/$defs/Root", title: "Again", allOf: [{}] },
      { title: "Again", allOf: [{ $ref: "#" }, {}] },
    ],
  ])("has the words of draft-07 for %s", (_, schema, want) => {
    const { $schema: _uri, ...made } = toJsonSchema(part(schema), "draft-07");
    expect(made).toEqual(want);
  });

  it.each<JsonSchema>([
    { unevaluatedProperties: false },
    { unevaluatedItems: {} },
    { contains: {}, maxContains: 2 },
    { contains: {}, minContains: 2 },
  ])("throws where draft-07 has no words: %j", (schema) => {
    const inner = part({ properties: { a: schema } });
    expect(() => toJsonSchema(inner, "draft-07")).toThrow(/^JSON Schema draft-07 has no words for/);
    expect(toJsonSchema(inner, "draft-2020-12")).toMatchObject({ properties: { a: schema } });
  });
});

describe("standardJsonSchema", () => {
  const schema: StandardSchemaWithJSON<string> = standardJsonSchema(
    (value) => ({ ok: true, value: String(value) }),
    part({ type: "string" }),
  );

  it("is what the standards ask for", () => {
    const theirs: StandardJSONSchemaV1<string> & StandardSchemaV1<string> = schema;
    expectTypeOf<StandardSchemaV1.InferOutput<typeof schema>>().toEqualTypeOf<string>();
    expect(theirs["~standard"]).toMatchObject({ version: 1, vendor: "specwright" });
    expect(theirs["~standard"].validate("a")).toEqual({ value: "a" });
  });

  it("gives what is sent and what is received, which are one without decoding", () => {
    const { input, output } = schema["~standard"].jsonSchema;
    const target = { target: "draft-07" } as const;
    expect(input(target)).toMatchObject({ type: "string" });
    expect(output(target)).toEqual(input(target));
    expect(input(target)).not.toBe(input(target));
  });
});
