import { describe, expect, it } from "vitest";
import { validate, type DiagnosticCode } from "../../generator/index.js";

const info = { title: "Case", version: "1" };
const responses = { "200": { description: "Done." } };
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };

async function messagesOf(code: DiagnosticCode, document: object): Promise<string[]> {
  const { diagnostics } = await validate({ spec: { openapi: "3.1.1", info, ...document } });
  return diagnostics.filter((found) => found.code === code).map(({ message }) => message);
}

const get = (fields: object = {}) => ({ get: { responses, ...fields } });

describe("paths", () => {
  it.each<[name: string, paths: readonly string[], identical: number, ambiguous: number]>([
    ["a fixed part goes before a parameter", ["/a/{x}", "/a/me"], 0, 0],
    ["throughout", ["/{x}/{y}", "/a/{y}", "/a/b"], 0, 0],
    ["other lengths", ["/a/{x}", "/a/{x}/b", "/a"], 0, 0],
    ["names do not tell paths apart", ["/a/{x}", "/a/{y}"], 1, 0],
    ["in a part of a segment neither", ["/a/{x}.json", "/a/{y}.json"], 1, 0],
    ["but the rest of the segment does", ["/a/{x}.json", "/a/{y}.xml"], 0, 0],
    ["each more concrete in one part", ["/a/{x}", "/{y}/b"], 0, 1],
    ["three of them", ["/a/{x}", "/{y}/b", "/{z}/c"], 0, 2],
  ])("%s: %j", async (_, templates, identical, ambiguous) => {
    const paths = Object.fromEntries(templates.map((path) => [path, get()]));
    expect(await messagesOf("identical-paths", { paths })).toHaveLength(identical);
    expect(await messagesOf("ambiguous-paths", { paths })).toHaveLength(ambiguous);
  });

  it("are ambiguous only where they share a method", async () => {
    const paths = { "/a/{x}": get(), "/{y}/b": { post: { responses } } };
    expect(await messagesOf("ambiguous-paths", { paths })).toEqual([]);
  });
});

describe("components", () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const using = (schema: object) => ({
    "/a": get({
      responses: { "200": { description: "A.", content: { "application/json": { schema } } } },
    }),
  });

  it.each<[name: string, document: object, want: readonly string[]]>([
    ["in a library nothing is unused", { components: { schemas: { A: {} } } }, []],
    [
      "what leads to itself alone",
      { paths: using({}), components: { schemas: { A: { properties: { a: ref("A") } } } } },
      ["A"],
    ],
    [
      "by way of others",
      { paths: using(ref("A")), components: { schemas: { A: ref("B"), B: {}, C: ref("B") } } },
      ["C"],
    ],
    [
      "by a discriminator's mapping, and by the base that a schema extends",
      {
        paths: using(ref("Pet")),
        components: {
          schemas: {
            Pet: {
              discriminator: { propertyName: "kind", mapping: { d: "Dog" } },
              properties: { kind: { type: "string" } },
            },
            Dog: { type: "object" },
            Cat: { allOf: [ref("Pet"), { type: "object" }] },
          },
        },
      },
      [],
    ],
    [
      "security schemes by name",
      {
        paths: { "/a": get({ security: [{ key: [] }] }) },
        components: {
          securitySchemes: {
            key: { type: "http", scheme: "basic" },
            other: { type: "http", scheme: "basic" },
          },
        },
      },
      ["other"],
    ],
  ])("%s", async (_, document, want) => {
    const messages = await messagesOf("unused-component", document);
    expect(messages.map((message) => /`(.*?)`/.exec(message)?.[1])).toEqual(want);
  });
});

it("a reference that leads nowhere is told, and not what it leaves unused", async () => {
  const paths = { "/a": get({ parameters: [{ $ref: "#/components/parameters/Idd" }] }) };
  const document = { paths, components: { parameters: { Id: { ...id, in: "query" } } } };
  expect(await messagesOf("unresolved-reference", document)).not.toEqual([]);
  expect(await messagesOf("unused-component", document)).toEqual([]);
});

describe("required properties", () => {
  const ref = { $ref: "#/components/schemas/Base" };
  const base = { type: "object", properties: { base: {} } };

  it.each<[name: string, schema: object, want: number]>([
    ["declared", { properties: { a: {} }, required: ["a"] }, 0],
    ["not declared", { properties: { a: {} }, required: ["b"] }, 1],
    ["declared by a base", { properties: { a: {} }, required: ["base"], allOf: [ref] }, 0],
    [
      "declared beside, in an allOf",
      { allOf: [ref, { properties: { a: {} }, required: ["base"] }] },
      0,
    ],
    [
      "declared around",
      { properties: { a: {} }, anyOf: [{ properties: { b: {} }, required: ["a"] }] },
      0,
    ],
    [
      "of a map",
      { properties: { a: {} }, required: ["b"], additionalProperties: { type: "string" } },
      0,
    ],
    ["closed", { properties: { a: {} }, required: ["b"], additionalProperties: false }, 1],
    [
      "with patterns",
      { properties: { a: {} }, required: ["b"], patternProperties: { "^b": {} } },
      0,
    ],
    ["without any declaration", { required: ["b"] }, 0],
    ["a property of the name `required`", { properties: { required: { type: "array" } } }, 0],
  ])("%s", async (_, schema, want) => {
    const components = { schemas: { Base: base, A: { type: "object", ...schema } } };
    expect(await messagesOf("undeclared-required-property", { components })).toHaveLength(want);
  });
});

describe("enums and bounds", () => {
  it.each<[name: string, schema: object, code: DiagnosticCode, want: number]>([
    [
      "null where it is accepted",
      { type: ["string", "null"], enum: ["a", null] },
      "enum-type-mismatch",
      0,
    ],
    [
      "null by `nullable`",
      { type: "string", nullable: true, enum: ["a", null] },
      "enum-type-mismatch",
      0,
    ],
    ["an integer for a number", { type: "number", enum: [1, 1.5] }, "enum-type-mismatch", 0],
    ["a fraction for an integer", { type: "integer", enum: [1, 1.5] }, "enum-type-mismatch", 1],
    ["no type", { enum: [1, "1", null] }, "enum-type-mismatch", 0],
    ["equal objects", { enum: [{ a: 1 }, { a: 1 }] }, "duplicate-enum-value", 1],
    ["a number and its text", { enum: [1, "1"] }, "duplicate-enum-value", 0],
    ["equal bounds", { type: "integer", minimum: 1, maximum: 1 }, "contradictory-bounds", 0],
    ["crossed bounds", { type: "array", minItems: 2, maxItems: 1 }, "contradictory-bounds", 1],
    ["one bound", { type: "string", minLength: 9 }, "contradictory-bounds", 0],
  ])("%s", async (_, schema, code, want) => {
    expect(await messagesOf(code, { components: { schemas: { A: schema } } })).toHaveLength(want);
  });
});

describe("operations", () => {
  it("may have the parameter of their path item again", async () => {
    const paths = { "/a/{id}": { parameters: [id], ...get({ parameters: [id] }) } };
    expect(await messagesOf("duplicate-parameter", { paths })).toEqual([]);
  });

  it("have no parameter twice, by reference either", async () => {
    const paths = { "/a/{id}": get({ parameters: [id, { $ref: "#/components/parameters/Id" }] }) };
    const document = { paths, components: { parameters: { Id: id } } };
    expect(await messagesOf("duplicate-parameter", document)).toEqual([
      'The path parameter "id" occurs twice in this list.',
    ]);
  });

  it("have no header twice, in other letters either", async () => {
    const schema = { type: "string" };
    const header = (name: string) => ({ name, in: "header", schema });
    const parameters = [header("X-Page"), header("x-page"), { ...header("x-page"), in: "query" }];
    const headers = { "X-Total": { schema }, "x-total": { schema }, "X-Next": { schema } };
    const answers = { "200": { description: "A.", headers } };
    const paths = { "/a": get({ parameters, responses: answers }) };
    expect(await messagesOf("duplicate-parameter", { paths })).toEqual([
      'The header parameter "x-page" occurs twice in this list.',
      'The header "x-total" occurs twice: header names are case-insensitive.',
    ]);
  });

  it.each([
    [{ "302": { description: "There." } }, 0],
    [{ default: { description: "Whatever." } }, 0],
    [{ "2XX": { description: "Fine." } }, 0],
    [{ "4XX": { description: "Wrong." } }, 1],
  ])("responses %j", async (given, want) => {
    const paths = { "/a": get({ responses: given }) };
    expect(await messagesOf("missing-success-response", { paths })).toHaveLength(want);
  });

  it("name the security scheme that was meant", async () => {
    const document = {
      paths: { "/a": get({ security: [{ tokne: [] }, {}] }) },
      components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    };
    const { diagnostics } = await validate({ spec: { openapi: "3.1.1", info, ...document } });
    const found = diagnostics.find(({ code }) => code === "undeclared-security-scheme");
    expect(found).toMatchObject({
      fix: 'Did you mean "token"?',
      pointer: "#/paths/~1a/get/security/0/tokne",
    });
  });
});

it("a group named for its only field is protobuf's `optional`, and fine", async () => {
  const message = (group: string) => ({
    components: {
      schemas: {
        A: {
          type: "object",
          properties: { a: { type: "string" } },
          "x-oneofs": { [group]: ["a"] },
        },
      },
    },
  });
  expect(await messagesOf("oneof-single-member", message("_a"))).toEqual([]);
  expect(await messagesOf("oneof-single-member", message("group"))).toHaveLength(1);
});

describe("examples", () => {
  it("fit every schema that they stand for", async () => {
    const media = (type: string) => ({
      "application/json": {
        schema: { type },
        examples: { one: { $ref: "#/components/examples/A" } },
      },
    });
    const answers = {
      "200": { description: "Text.", content: media("string") },
      "201": { description: "A number.", content: media("number") },
    };
    const paths = { "/a": get({ responses: answers }) };
    const components = { examples: { A: { value: "text" } } };
    expect(await messagesOf("invalid-example", { paths, components })).toEqual([
      'The example must be a number; it is string "text".',
    ]);
  });
});
