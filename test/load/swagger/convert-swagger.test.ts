import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../generator/json/json.js";
import { valueAt } from "../../../generator/json/pointer.js";
import { convertSwagger } from "../../../generator/load/swagger/convert-swagger.js";

const info = { title: "T", version: "1" };

function convert(parts: object): JsonObject {
  const {
    openapi,
    info: same,
    ...rest
  } = convertSwagger({ swagger: "2.0", info, ...parts } as JsonObject).root;
  expect([openapi, same]).toEqual(["3.0.4", info]);
  return rest;
}

describe("servers", () => {
  it.each<[string, object, unknown]>([
    ["nothing is said", {}, undefined],
    [
      "all is said",
      { host: "a.b:8080", basePath: "/v1", schemes: ["https", "wss"] },
      [{ url: "https://a.b:8080/v1" }, { url: "wss://a.b:8080/v1" }],
    ],
    ["no scheme", { host: "a.b", basePath: "/" }, [{ url: "//a.b" }]],
    ["a path only", { basePath: "/v1/" }, [{ url: "/v1" }]],
    ["the root only", { basePath: "/" }, [{ url: "/" }]],
    ["a scheme twice", { host: "a.b", schemes: ["http", "http"] }, [{ url: "http://a.b" }]],
    [
      "braces",
      { host: "{t}.b", schemes: ["https"] },
      [{ url: "https://{t}.b", variables: { t: { default: "t" } } }],
    ],
  ])("%s", (_, parts, want) => {
    expect(convert(parts)["servers"]).toEqual(want);
  });
});

describe("parameters", () => {
  const parameter = (value: object) =>
    valueAt(convert({ parameters: { P: { name: "p", ...value } } }), "#/components/parameters/P");

  it.each<[string, object, object]>([
    [
      "a string",
      { in: "query", type: "string", maxLength: 3 },
      { in: "query", schema: { type: "string", maxLength: 3 } },
    ],
    [
      "what belongs to it",
      { in: "path", required: true, description: "d", type: "string", "x-a": 1 },
      { in: "path", required: true, description: "d", "x-a": 1, schema: { type: "string" } },
    ],
    [
      "what belongs to its values",
      { in: "query", type: "string", enum: ["a"], "x-nullable": true, "x-enum-varnames": ["A"] },
      {
        in: "query",
        schema: { type: "string", enum: ["a"], "x-enum-varnames": ["A"], nullable: true },
      },
    ],
    [
      "csv, which is the default",
      { in: "query", type: "array", items: {} },
      { in: "query", style: "form", explode: false, schema: { type: "array", items: {} } },
    ],
    [
      "multi",
      { in: "query", type: "array", collectionFormat: "multi" },
      { in: "query", style: "form", explode: true, schema: { type: "array" } },
    ],
    [
      "ssv",
      { in: "query", type: "array", collectionFormat: "ssv" },
      { in: "query", style: "spaceDelimited", explode: false, schema: { type: "array" } },
    ],
    [
      "pipes",
      { in: "query", type: "array", collectionFormat: "pipes" },
      { in: "query", style: "pipeDelimited", explode: false, schema: { type: "array" } },
    ],
    [
      "csv in a path",
      { in: "path", type: "array", collectionFormat: "csv" },
      { in: "path", schema: { type: "array" } },
    ],
    [
      "a schema, as in OpenAPI 3",
      { in: "query", schema: { type: "string" } },
      { in: "query", schema: { type: "string" } },
    ],
  ])("%s", (_, value, want) => {
    expect(parameter(value)).toEqual({ name: "p", ...want });
  });
});

describe("schemas", () => {
  const schema = (value: unknown) =>
    valueAt(convert({ definitions: { S: value } }), "#/components/schemas/S");

  it.each<[string, unknown, unknown]>([
    ["a reference", { $ref: "#/definitions/S" }, { $ref: "#/components/schemas/S" }],
    [
      "a reference below a definition",
      { items: { $ref: "#/definitions/S/items" } },
      { items: { $ref: "#/components/schemas/S/items" } },
    ],
    [
      "a reference that is data",
      { example: { $ref: "#/definitions/S" } },
      { example: { $ref: "#/definitions/S" } },
    ],
    [
      "a property called $ref",
      { properties: { $ref: { type: "file" } } },
      { properties: { $ref: { type: "string", format: "binary" } } },
    ],
    ["x-nullable", { type: "string", "x-nullable": true }, { type: "string", nullable: true }],
    ["x-nullable: false", { "x-nullable": false }, { "x-nullable": false }],
    ["null among types", { type: ["string", "null"] }, { type: "string", nullable: true }],
    [
      "several types",
      { type: ["string", "integer", "null"] },
      { type: ["string", "integer"], nullable: true },
    ],
    ["a discriminator", { discriminator: "kind" }, { discriminator: { propertyName: "kind" } }],
    [
      "a property called discriminator",
      { properties: { discriminator: { type: "string" } } },
      { properties: { discriminator: { type: "string" } } },
    ],
    ["no schema", 5, 5],
    ["a list", [{ "x-nullable": true }], [{ nullable: true }]],
  ])("%s", (_, value, want) => {
    expect(schema(value)).toEqual(want);
  });

  it("values of discriminators, through several levels", () => {
    const derived = (base: string, value: string) => ({
      allOf: [{ $ref: `#/definitions/${base}` }],
      "x-ms-discriminator-value": value,
    });
    const definitions = { A: { discriminator: "k" }, B: derived("A", "b"), C: derived("B", "c") };
    expect(valueAt(convert({ definitions }), "#/components/schemas/A/discriminator")).toEqual({
      propertyName: "k",
      mapping: { b: "#/components/schemas/B", c: "#/components/schemas/C" },
    });
  });
});

describe("security", () => {
  it.each<[object, object]>([
    [
      { type: "basic", description: "d" },
      { type: "http", description: "d", scheme: "basic" },
    ],
    [
      { type: "apiKey", in: "query", name: "k" },
      { type: "apiKey", in: "query", name: "k" },
    ],
    [
      { type: "oauth2", flow: "password", tokenUrl: "/t", scopes: { a: "b" }, "x-a": 1 },
      { type: "oauth2", "x-a": 1, flows: { password: { tokenUrl: "/t", scopes: { a: "b" } } } },
    ],
    [
      { type: "oauth2", flow: "application" },
      { type: "oauth2", flows: { clientCredentials: { scopes: {} } } },
    ],
    [
      { type: "oauth2", flow: "__proto__" },
      { type: "oauth2", flows: JSON.parse('{"__proto__": {"scopes": {}}}') as object },
    ],
  ])("%j", (scheme, want) => {
    const components = convert({ securityDefinitions: { S: scheme } })["components"];
    expect(JSON.stringify(components)).toBe(JSON.stringify({ securitySchemes: { S: want } }));
  });
});

describe("bodies", () => {
  const operation = (value: object, root: object = {}) =>
    valueAt(convert({ paths: { "/": { post: value } }, ...root }), "#/paths/~1/post");

  it.each<[string, object, unknown]>([
    [
      "without consumes",
      { parameters: [{ in: "body", name: "b", schema: {} }] },
      { "x-body-name": "b", content: { "application/json": { schema: {} } } },
    ],
    [
      "files go in parts",
      {
        consumes: ["application/x-www-form-urlencoded"],
        parameters: [{ in: "formData", name: "f", type: "file" }],
      },
      {
        content: {
          "multipart/form-data": {
            schema: { type: "object", properties: { f: { type: "string", format: "binary" } } },
          },
        },
      },
    ],
    [
      "lists in a form",
      { parameters: [{ in: "formData", name: "f", type: "array", collectionFormat: "multi" }] },
      {
        content: {
          "application/x-www-form-urlencoded": {
            schema: { type: "object", properties: { f: { type: "array" } } },
            encoding: { f: { style: "form", explode: true } },
          },
        },
      },
    ],
    [
      "a field called __proto__",
      { parameters: [JSON.parse('{"in": "formData", "name": "__proto__", "type": "string"}')] },
      {
        content: {
          "application/x-www-form-urlencoded": {
            schema: {
              type: "object",
              properties: JSON.parse('{"__proto__": {"type": "string"}}') as object,
            },
          },
        },
      },
    ],
  ])("%s", (_, value, want) => {
    expect(JSON.stringify(operation(value))).toBe(JSON.stringify({ requestBody: want }));
  });
});

describe("responses", () => {
  const response = (value: object, produces?: readonly string[]) =>
    valueAt(
      convert({ responses: { R: value }, ...(produces && { produces }) }),
      "#/components/responses/R",
    );

  it.each<[string, object, readonly string[] | undefined, object]>([
    ["nothing in it", { description: "d" }, ["a/b"], { description: "d" }],
    [
      "a file",
      { schema: { type: "file" } },
      undefined,
      { content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } } },
    ],
    [
      "examples tell the media type",
      { schema: {}, examples: { "text/csv": "a" } },
      undefined,
      { content: { "text/csv": { schema: {}, example: "a" } } },
    ],
    [
      "parameters of media types",
      { schema: {}, examples: { "application/json": 1 } },
      ["application/json; charset=utf-8"],
      { content: { "application/json; charset=utf-8": { schema: {}, example: 1 } } },
    ],
    [
      "an example of what is not produced",
      { schema: {}, examples: { "application/json": 1 } },
      ["image/png"],
      { content: { "application/json": { schema: {}, example: 1 } } },
    ],
    [
      "an example without schema",
      { examples: { "a/b": 1 } },
      ["a/b"],
      { "x-examples": { "a/b": 1 } },
    ],
    [
      "headers",
      { headers: { H: { type: "integer", description: "d" } } },
      undefined,
      { headers: { H: { description: "d", schema: { type: "integer" } } } },
    ],
  ])("%s", (_, value, produces, want) => {
    expect(response(value, produces)).toEqual(want);
  });
});

describe("whatever is in it", () => {
  const names = fc.constantFrom(
    ...["swagger", "paths", "/a", "get", "parameters", "responses", "200", "schema", "definitions"],
    ...[
      "$ref",
      "in",
      "name",
      "type",
      "items",
      "properties",
      "__proto__",
      "constructor",
      "toString",
    ],
    ...[
      "headers",
      "examples",
      "allOf",
      "discriminator",
      "securityDefinitions",
      "flow",
      "x-nullable",
    ],
  );
  const leaves = fc.constantFrom<unknown>(
    ...[
      "body",
      "formData",
      "query",
      "array",
      "file",
      "#/definitions/a",
      "#/parameters/name",
      "#/",
      "#",
    ],
    ...["#/responses/200", "#/paths/~1a/get", "oauth2", "tsv", 1, null, true, ""],
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      leaves,
      fc.array(tie("value"), { maxLength: 3 }),
      fc
        .array(fc.tuple(names, tie("value")), { maxLength: 4 })
        .map((entries) => Object.fromEntries(entries)),
    ),
  }));
  const root = fc.record({
    paths: value,
    definitions: value,
    parameters: value,
    responses: value,
    securityDefinitions: value,
  });

  it("it is converted, without a change of what was given, and every place has an origin", () => {
    fc.assert(
      fc.property(root, (parts) => {
        const given = { swagger: "2.0", ...parts } as JsonObject;
        const before = JSON.stringify(given);
        const { root: made, originOf } = convertSwagger(given);
        expect(JSON.stringify(given)).toBe(before);
        expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
        const visit = (value: unknown, pointer: string): void => {
          expect(originOf(pointer)).toMatch(/^#/);
          if (typeof value !== "object" || value === null) return;
          for (const [key, child] of Object.entries(value))
            visit(child, `${pointer}/${key.replaceAll("/", "~1")}`);
        };
        visit(made, "#");
      }),
      { numRuns: 1000 },
    );
  });
});
