import { describe, expect, it } from "vitest";
import { validate } from "../../generator/index.js";

const info = { title: "Case", version: "1" };
const ok = { description: "Done." };

/** `code message`, and the fix where it is a guess. */
async function findingsOf(spec: object): Promise<string[]> {
  const { diagnostics } = await validate({ spec });
  return diagnostics
    .filter(({ code }) => code === "invalid-document" || code === "unknown-field")
    .map(({ code, message, fix }) =>
      /^Did/.test(fix) ? `${code}: ${message} ${fix}` : `${code}: ${message}`,
    );
}

const operation = (fields: object) => ({
  paths: { "/a": { get: { responses: { "200": ok }, ...fields } } },
});
const parameter = (fields: object) =>
  operation({ parameters: [{ name: "p", in: "query", ...fields }] });

describe("what a person is told about the form of a document", () => {
  const all = ["3.0.4", "3.1.1", "3.2.0"];
  it.each<[name: string, versions: readonly string[], document: object, want: readonly string[]]>([
    ["a sound one", all, operation({ operationId: "a" }), []],
    ["extensions", all, { ...operation({ "x-a": 1 }), "x-b": { anything: true } }, []],
    [
      "a missing field, by its path",
      ["3.0.4"],
      { paths: { "/pets": { get: {} } } },
      ["invalid-document: `paths./pets.get.responses` is required."],
    ],
    [
      "responses, which 3.1 does not require",
      ["3.1.1", "3.2.0"],
      { paths: { "/pets": { get: {} } } },
      [],
    ],
    [
      "a missing description",
      ["3.0.4", "3.1.1"],
      operation({ responses: { "200": {} } }),
      ["invalid-document: `paths./a.get.responses.200.description` is required."],
    ],
    [
      "a wrong type",
      all,
      operation({ externalDocs: "none" }),
      ["invalid-document: `paths./a.get.externalDocs` must be an object."],
    ],
    [
      "what the model cannot read, once",
      all,
      operation({ deprecated: "no" }),
      ["invalid-document: `deprecated` must be a boolean."],
    ],
    [
      "nothing described",
      ["3.1.1", "3.2.0"],
      {},
      ["invalid-document: The document has none of `paths`, `webhooks` and `components`."],
    ],
    ["no paths", ["3.0.4"], {}, ["invalid-document: `paths` is required."]],
    [
      "a path without a slash",
      all,
      { paths: { pets: {} } },
      ["invalid-document: A path starts with `/`; this is `pets`."],
    ],
    [
      "a response's key",
      all,
      operation({ responses: { "200": ok, okay: ok } }),
      ["invalid-document: `okay` is not a status code."],
    ],
    [
      "a component's key",
      ["3.1.1", "3.2.0"],
      { paths: {}, components: { schemas: { "a b": {} } } },
      [
        "invalid-document: A component's key consists of letters, digits, `.`, `-` and `_`; this is `a b`.",
      ],
    ],
    [
      "a parameter of nothing",
      all,
      parameter({}),
      ["invalid-document: `paths./a.get.parameters.0` needs `schema`, or `content`."],
    ],
    [
      "a parameter of two things",
      all,
      parameter({ schema: {}, content: { "text/plain": {} } }),
      [
        "invalid-document: `paths./a.get.parameters.0` has both `schema` and `content`, and may have one of them only.",
      ],
    ],
    [
      "two kinds of examples",
      all,
      parameter({ schema: {}, example: 1, examples: {} }),
      [
        "invalid-document: `paths./a.get.parameters.0` has both `example` and `examples`, and may have one of them only.",
      ],
    ],
    [
      "a path parameter that is optional",
      all,
      {
        paths: {
          "/a/{p}": {
            get: { responses: { "200": ok }, parameters: [{ name: "p", in: "path", schema: {} }] },
          },
        },
      },
      ["invalid-document: `p` is a path parameter, and has no `required: true`."],
    ],
    [
      "the style of a place",
      all,
      operation({ parameters: [{ name: "p", in: "header", style: "form", schema: {} }] }),
      ["invalid-document: `style` of a header parameter must be simple."],
    ],
    [
      "a security scheme",
      all,
      { paths: {}, components: { securitySchemes: { k: { type: "apiKey", name: "k" } } } },
      ["invalid-document: `components.securitySchemes.k.in` is required."],
    ],
    [
      "a security scheme of no kind, once",
      ["3.0.4"],
      { paths: {}, components: { securitySchemes: { k: { type: "http" } } } },
      ["invalid-document: `components.securitySchemes.k.scheme` is required."],
    ],
    [
      "a reference and what stands beside it",
      all,
      {
        ...operation({ parameters: [{ $ref: "#/components/parameters/P" }] }),
        components: { parameters: { P: { name: "p", in: "query", schema: {} } } },
      },
      [],
    ],
  ])("%s", async (_, versions, document, want) => {
    for (const openapi of versions) {
      expect(await findingsOf({ openapi, info, ...document }), openapi).toEqual(want);
    }
  });

  it.each([
    ["operationID", "operationId"],
    ["respones", "responses"],
    ["paramters", "parameters"],
    ["descripiton", "description"],
  ])("a misspelt field: %s", async (name, near) => {
    const { [near]: _, ...rest } = { responses: { "200": ok } } as Record<string, unknown>;
    const document = { openapi: "3.1.1", info, paths: { "/a": { get: { ...rest, [name]: {} } } } };
    expect(await findingsOf(document)).toContain(
      `unknown-field: \`${name}\` is not a field that OpenAPI 3.1 defines here; extensions start with \`x-\`. Did you mean \`${near}\`?`,
    );
  });

  it("fields of another version", async () => {
    const document = { info, paths: {}, webhooks: {} };
    expect(await findingsOf({ openapi: "3.1.1", ...document })).toEqual([]);
    expect(await findingsOf({ openapi: "3.0.4", ...document })).toEqual([
      "unknown-field: `webhooks` is not a field that OpenAPI 3.0 defines here; extensions start with `x-`.",
    ]);
  });

  it("schemas of 3.0 too, of which the meta-schema says all", async () => {
    const document = {
      openapi: "3.0.4",
      info,
      paths: {},
      components: {
        schemas: {
          A: { type: "object", properties: { a: { type: "string", minLenght: 1 } } },
          B: {
            type: "object",
            properties: { nullabel: { type: "string" } },
            example: { any: "thing" },
          },
        },
      },
    };
    expect(await findingsOf(document)).toEqual([
      "unknown-field: `minLenght` is not a field that OpenAPI 3.0 defines here; extensions start with `x-`. Did you mean `minLength`?",
    ]);
  });
});

describe("what a person is told about the form of a Swagger 2.0 document", () => {
  const swagger = (fields: object) => ({ swagger: "2.0", info, paths: {}, ...fields });
  const get = (fields: object) =>
    swagger({ paths: { "/a": { get: { responses: { "200": ok }, ...fields } } } });
  const asked = (parameter: object) => get({ parameters: [parameter] });
  const secured = (scheme: object) => swagger({ securityDefinitions: { main: scheme } });
  it.each<[name: string, document: object, want: readonly string[]]>([
    ["a sound one", get({ operationId: "a", "x-a": 1 }), []],
    ["nothing", { swagger: "2.0", info }, ["invalid-document: `paths` is required."]],
    [
      "fields in the wrong place",
      swagger({ host: "https://example.com/", schemas: {}, produce: ["application/json"] }),
      [
        "invalid-document: `host` must be a host name, without scheme and path.",
        "unknown-field: `schemas` is not a field that Swagger 2.0 defines here; extensions start with `x-`. Did you mean `schemes`?",
        "unknown-field: `produce` is not a field that Swagger 2.0 defines here; extensions start with `x-`. Did you mean `produces`?",
      ],
    ],
    [
      "a parameter without a type",
      asked({ name: "p", in: "query" }),
      ["invalid-document: `paths./a.get.parameters.0.type` is required."],
    ],
    [
      "a parameter with a schema",
      asked({ name: "p", in: "query", type: "string", schema: {} }),
      [
        "unknown-field: `schema` is not a field that Swagger 2.0 defines here; extensions start with `x-`.",
      ],
    ],
    [
      "a path parameter that is not required",
      swagger({
        paths: {
          "/a/{p}": {
            get: {
              parameters: [{ name: "p", in: "path", type: "string" }],
              responses: { "200": ok },
            },
          },
        },
      }),
      ["invalid-document: `p` is a path parameter, and has no `required: true`."],
    ],
    [
      "a parameter in a place that there is not",
      asked({ name: "p", in: "cookie", type: "string" }),
      [
        'invalid-document: `paths./a.get.parameters.0.in` must be one of "body", "header", "formData", "query", "path".',
      ],
    ],
    [
      "statuses",
      get({ responses: { "2XX": ok } }),
      ["invalid-document: `2XX` is not a status code."],
    ],
    [
      "no response",
      get({ responses: { "x-a": 1 } }),
      ["invalid-document: `paths./a.get.responses` has no response."],
    ],
    [
      "a response without a description",
      get({ responses: { "200": { schema: { type: "file" } } } }),
      ["invalid-document: `paths./a.get.responses.200.description` is required."],
    ],
    [
      "a schema with words of OpenAPI 3",
      swagger({ definitions: { A: { type: "object", nullable: true, oneOf: [{}] } } }),
      [
        "unknown-field: `nullable` is not a field that Swagger 2.0 defines here; extensions start with `x-`.",
        "unknown-field: `oneOf` is not a field that Swagger 2.0 defines here; extensions start with `x-`.",
      ],
    ],
    [
      "security",
      secured({ type: "oauth2", flow: "implicit", scopes: {} }),
      ["invalid-document: `securityDefinitions.main.authorizationUrl` is required."],
    ],
    [
      "security by a flow that there is not",
      secured({ type: "oauth2", flow: "code", scopes: {} }),
      [
        'invalid-document: `securityDefinitions.main.flow` must be one of "implicit", "password", "application", "accessCode".',
      ],
    ],
  ])("%s", async (_, document, want) => {
    expect(await findingsOf(document)).toEqual(want);
  });
});
