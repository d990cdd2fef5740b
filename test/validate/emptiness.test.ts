import { describe, expect, it } from "vitest";
import { generate, validate } from "../../generator/index.js";
import { minorVersion } from "../../generator/build/minor-version.js";

const info = { title: "Case", version: "1" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** What others refer to; each accepts something. */
const shared = {
  Closed: { type: "object", additionalProperties: false, properties: { id: { type: "string" } } },
  Text: { type: "string", minLength: 3 },
  Forbidden: { not: {} },
};

async function found(schemas: object, openapi = "3.1.1"): Promise<string[]> {
  expect(minorVersion({ openapi })).toBeDefined();
  const spec = { openapi, info, components: { schemas: { ...shared, ...schemas } } };
  const { diagnostics } = await validate({ spec });
  return diagnostics
    .filter(({ code }) => code === "schema-accepts-nothing" || code === "property-never-set")
    .map(({ code, pointer = "", message }) => {
      const place = pointer.replace("#/components/schemas/", "");
      return `${code} ${place}: ${message.replace(" Validators refuse every value here.", "")}`;
    });
}

/** Name of the case, the schema `S`, the place, and what the message must name. */
const empty: readonly (readonly [string, object, string, ...string[]])[] = [
  [
    "closed part",
    { allOf: [ref("Closed"), { required: ["name"], properties: { name: {} } }] },
    "S/allOf/1/required",
    "`required: [name]`",
    "`additionalProperties: false` of #/components/schemas/Closed",
  ],
  [
    "closed beside oneOf",
    {
      type: "object",
      additionalProperties: false,
      oneOf: [
        { properties: { a: {} }, required: ["a"] },
        { properties: { b: {} }, required: ["b"] },
      ],
    },
    "S/additionalProperties",
    "`required: [a]` of",
    "`additionalProperties: false`",
  ],
  [
    "unevaluated",
    {
      type: "object",
      properties: { a: {} },
      allOf: [{ required: ["b"] }],
      unevaluatedProperties: false,
    },
    "S/allOf/0/required",
    "`unevaluatedProperties: false`",
  ],
  [
    "two types",
    { type: "object", allOf: [{ type: "string" }] },
    "S/type",
    "`type: object`",
    "`type: string` of #/components/schemas/S/allOf/0",
  ],
  [
    "lists of types",
    { type: ["string", "null"], allOf: [{ type: ["integer", "array"] }] },
    "S/type",
    "[string, null]",
  ],
  [
    "types through a reference",
    { allOf: [ref("Text"), { type: "integer" }] },
    "S/allOf/1/type",
    "`type: string` of #/components/schemas/Text",
  ],
  [
    "oneOf of other types",
    { type: "string", oneOf: [{ type: "integer" }, { type: "object" }] },
    "S/oneOf",
    "type: string",
  ],
  [
    "number bounds",
    { type: "number", minimum: 5, exclusiveMaximum: 5 },
    "S/minimum",
    "exclusiveMaximum: 5",
  ],
  [
    "both bounds exclusive",
    { type: "number", exclusiveMinimum: 5, exclusiveMaximum: 4 },
    "S/exclusiveMinimum",
    "exclusiveMaximum: 4",
  ],
  [
    "format and bound",
    { type: "integer", format: "int32", minimum: 3e9 },
    "S/minimum",
    "format: int32",
  ],
  [
    "no integer between",
    { type: "integer", exclusiveMinimum: 1, exclusiveMaximum: 2 },
    "S/type",
    "exclusiveMinimum: 1",
  ],
  [
    "no multiple between",
    { type: "number", minimum: 1, maximum: 4, multipleOf: 5 },
    "S/multipleOf",
    "maximum: 4",
  ],
  [
    "no multiple of both",
    { type: "integer", minimum: 1, maximum: 5, allOf: [{ multipleOf: 2 }, { multipleOf: 3 }] },
    "S/allOf/0/multipleOf",
    "minimum: 1",
  ],
  ["lengths", { allOf: [ref("Text"), { maxLength: 2 }] }, "S/allOf/1/maxLength", "minLength: 3"],
  ["items", { type: "array", minItems: 3, allOf: [{ maxItems: 2 }] }, "S/minItems", "maxItems: 2"],
  [
    "tuple",
    { type: "array", prefixItems: [{ type: "string" }], items: false, minItems: 2 },
    "S/minItems",
    "`items: false`",
  ],
  [
    "tuple with never",
    { type: "array", prefixItems: [true, false], minItems: 2 },
    "S/minItems",
    "false",
  ],
  [
    "items that nothing fits",
    {
      type: "array",
      minItems: 1,
      items: { type: "string" },
      allOf: [{ items: { type: "integer" } }],
    },
    "S/items/type",
    "`[0]` is required",
    "type: string",
  ],
  [
    "contains and items",
    { type: "array", contains: { type: "string" }, items: { type: "integer" } },
    "S/items/type",
    "type: string",
  ],
  [
    "contains and maxItems",
    { type: "array", contains: { type: "string" }, minContains: 3, maxItems: 2 },
    "S/minContains",
    "maxItems: 2",
  ],
  [
    "contains nothing",
    { type: "array", contains: { type: "string" }, maxItems: 0 },
    "S/contains",
    "maxItems: 0",
  ],
  [
    "maxContains and minItems",
    {
      type: "array",
      items: { type: "string" },
      contains: { type: "string" },
      maxContains: 1,
      minItems: 2,
    },
    "S/minItems",
    "maxContains: 1",
  ],
  [
    "different items",
    { type: "array", items: { type: "boolean" }, uniqueItems: true, minItems: 3 },
    "S/minItems",
    "uniqueItems: true",
  ],
  ["enum of another type", { type: "string", enum: [1, 2] }, "S/enum", "type: string"],
  [
    "enum against a rule",
    { type: "string", enum: ["abc", "abcd"], maxLength: 2 },
    "S/enum",
    "maxLength: 2",
  ],
  ["enums", { enum: ["a"], allOf: [{ enum: ["b", "c"] }] }, "S/", "enum"],
  ["const and enum", { const: "a", enum: ["b"] }, "S/", "`const` contradicts `enum`"],
  ["consts", { allOf: [{ const: 1 }, { const: 2 }] }, "S/allOf/0", "const: 1", "const: 2"],
  [
    "const against pattern",
    { const: "a", allOf: [{ type: "string", pattern: "^b" }] },
    "S/",
    "pattern: ^b",
  ],
  [
    "never",
    { type: "object", required: ["a"], properties: { a: false } },
    "S/required",
    "required: [a]",
    "false",
  ],
  [
    "never through a reference",
    { type: "object", required: ["a"], properties: { a: ref("Forbidden") } },
    "S/required",
    "#/components/schemas/Forbidden",
  ],
  [
    "required by another",
    {
      type: "object",
      required: ["a"],
      dependentRequired: { a: ["b"] },
      properties: { a: {}, b: false },
    },
    "S/dependentRequired/a",
    "false",
  ],
  [
    "dependent schema",
    {
      type: "object",
      required: ["a"],
      properties: { a: { type: "string" } },
      dependentSchemas: { a: { properties: { a: { type: "integer" } } } },
    },
    "S/",
    "type: integer",
  ],
  [
    "number of properties",
    { type: "object", minProperties: 3, additionalProperties: false, properties: { a: {}, b: {} } },
    "S/minProperties",
    "additionalProperties: false",
  ],
  [
    "more required than allowed",
    { type: "object", required: ["a", "b"], properties: { a: {}, b: {} }, maxProperties: 1 },
    "S/required",
    "maxProperties: 1",
  ],
  [
    "names",
    { type: "object", propertyNames: { pattern: "^x" }, required: ["a"], properties: { a: {} } },
    "S/required",
    "propertyNames",
  ],
  [
    "no name at all",
    { type: "object", propertyNames: { type: "integer" }, minProperties: 1 },
    "S/minProperties",
    "propertyNames",
  ],
  ["not", { type: "string", not: { type: "string" } }, "S/not", "not"],
  [
    "not of what a reference says",
    { allOf: [ref("Text"), { not: ref("Text") }] },
    "S/allOf/1/not",
    "`not` contradicts `type: string` of #/components/schemas/Text",
  ],
  [
    "lists of one value, as they are written",
    { enum: ["a"], allOf: [{ enum: ["b"] }] },
    "S/allOf/0",
    '`enum: ["b"]` contradicts `enum: ["a"]`',
  ],
  [
    "not what is required",
    {
      type: "object",
      required: ["a", "b"],
      properties: { a: {}, b: {} },
      not: { required: ["a"] },
    },
    "S/not",
    "not",
  ],
  [
    "not both",
    {
      type: "object",
      required: ["a", "b"],
      properties: { a: {}, b: {} },
      not: { anyOf: [{ required: ["a", "b"] }] },
    },
    "S/not",
    "not",
  ],
  [
    "the same alternative twice",
    { oneOf: [{ type: "string" }, { type: "string" }] },
    "S/oneOf/0",
    "whatever fits number 1 of `oneOf` fits number 2",
  ],
  [
    "a required property that nothing fits",
    {
      allOf: [
        { type: "object", required: ["p"], properties: { p: { type: "string" } } },
        { properties: { p: { type: "integer" } } },
      ],
    },
    "S/allOf/1/properties/p/type",
    "`p` is required",
    "type: string",
  ],
  [
    "either branch",
    { if: { type: "string" }, then: { type: "integer" }, else: { type: "string" } },
    "S/if",
    "then and else",
  ],
  [
    "itself",
    { type: "object", required: ["child"], properties: { child: ref("S") } },
    "S/required",
    "without end",
  ],
  [
    "itself, two steps away",
    {
      type: "object",
      required: ["a"],
      properties: { a: { type: "array", minItems: 1, items: ref("S") } },
    },
    "S/",
    "without end",
  ],
];

const satisfiable: readonly (readonly [string, object | boolean])[] = [
  ["false on purpose", false],
  ["not: {} on purpose", { not: {} }],
  ["a property left out on purpose", { allOf: [ref("Closed"), { properties: { id: false } }] }],
  ["a reference to what is forbidden", { type: "object", properties: { a: ref("Forbidden") } }],
  [
    "a closed part and a property of it",
    { allOf: [ref("Closed"), { required: ["id"], properties: { id: { minLength: 1 } } }] },
  ],
  [
    "types with null in common",
    { type: ["string", "null"], allOf: [{ type: ["integer", "null"] }] },
  ],
  ["integer and number", { type: "number", allOf: [{ type: "integer" }] }],
  ["bounds that meet", { type: "integer", minimum: 2, maximum: 2, multipleOf: 2 }],
  ["decimals that are multiples", { type: "number", minimum: 0.3, maximum: 0.3, multipleOf: 0.1 }],
  [
    "no item",
    { type: "array", items: { type: "string" }, allOf: [{ items: { type: "integer" } }] },
  ],
  ["an optional circle", { type: "object", properties: { child: ref("S") } }],
  [
    "a circle through null",
    {
      type: "object",
      required: ["child"],
      properties: { child: { anyOf: [ref("S"), { type: "null" }] } },
    },
  ],
  [
    "a circle through a list",
    {
      type: "object",
      required: ["children"],
      properties: { children: { type: "array", items: ref("S") } },
    },
  ],
  [
    "unevaluatedProperties",
    {
      type: "object",
      unevaluatedProperties: false,
      oneOf: [
        { properties: { a: {} }, required: ["a"] },
        { properties: { b: {} }, required: ["b"] },
      ],
    },
  ],
  ["a rule for another type", { minLength: 5, maxLength: 2 }],
  ["then: false", { if: { type: "string" }, then: false }],
  ["overlapping alternatives", { oneOf: [{ type: "string" }, { type: "string", maxLength: 3 }] }],
];

describe("a schema that no value fits", () => {
  it.each<[string, object, string, ...string[]]>(empty.map((one) => [...one]))(
    "%s",
    async (_, schema, place, ...words) => {
      const reports = (await found({ S: schema })).filter((one) => one.startsWith("schema-"));
      expect(reports).toHaveLength(1);
      expect(reports[0]).toContain(`schema-accepts-nothing ${place}`);
      for (const word of words) expect(reports[0]).toContain(word);
    },
  );

  it("is told once, where it is made so, however many lead there", async () => {
    const S = { type: "number", minimum: 2, exclusiveMaximum: 2 };
    const User = { type: "object", required: ["s"], properties: { s: ref("S"), o: ref("S") } };
    expect(
      await found({ S, User, List: { type: "array", minItems: 1, items: ref("User") } }),
    ).toEqual([
      "schema-accepts-nothing S/minimum: No value fits: `minimum: 2` contradicts `exclusiveMaximum: 2`.",
    ]);
  });

  it("in OpenAPI 3.0, too", async () => {
    const S = { allOf: [ref("Closed"), { required: ["name"], properties: { name: {} } }] };
    expect(await found({ S }, "3.0.3")).toHaveLength(1);
    // Null passes: `nullable` is taken at its word.
    expect(await found({ S: { ...S, nullable: true } }, "3.0.3")).toEqual([]);
  });

  it("is a warning of generate", async () => {
    const schemas = { S: { type: "string", allOf: [{ type: "integer" }] } };
    const spec = { openapi: "3.1.1", info, components: { schemas } };
    const { files, diagnostics } = await generate({ spec, paths: false });
    expect(files.size).toBeGreaterThan(0);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ["schema-accepts-nothing", "warning"],
    ]);
    expect(diagnostics[0]?.message).toContain("Validators refuse every value here.");
  });
});

describe("a schema that some value fits is not reported:", () => {
  it.each(satisfiable)("%s", async (_, schema) => {
    const reports = (await found({ S: schema })).filter((one) => one.startsWith("schema-"));
    expect(reports).toEqual([]);
  });

  it("nor one that hides in requests what another part requires", async () => {
    const id = { type: "string", readOnly: true };
    const Base = { type: "object", additionalProperties: false, properties: { id } };
    const S = {
      allOf: [ref("Base"), { required: ["id"], properties: { id: { type: "string" } } }],
    };
    const content = { "application/json": { schema: ref("S") } };
    const post = {
      operationId: "a",
      requestBody: { content },
      responses: { "200": { description: "", content } },
    };
    const spec = {
      openapi: "3.1.1",
      info,
      paths: { "/a": { post } },
      components: { schemas: { Base, S } },
    };
    const { diagnostics } = await validate({ spec });
    expect(diagnostics).toEqual([]);
  });
});

describe("a property that can never be set", () => {
  const name = { properties: { name: { type: "string" } } };
  it.each<[string, object, string, string]>([
    [
      "closed by a part",
      { allOf: [ref("Closed"), name] },
      "S/allOf/1/properties/name",
      "`name` can never be set: `additionalProperties: false` of #/components/schemas/Closed",
    ],
    [
      "closed around",
      { type: "object", anyOf: [name, { properties: { age: {} } }], additionalProperties: false },
      "S/additionalProperties",
      "`name`, `age` can never be set: `additionalProperties: false` does not allow them",
    ],
    [
      "declared as two types",
      { type: "object", ...name, allOf: [{ properties: { name: { type: "integer" } } }] },
      "S/",
      "`name` can never be set: `type:",
    ],
  ])("%s", async (_, schema, place, message) => {
    const reports = await found({ S: schema });
    expect(reports).toHaveLength(1);
    expect(reports[0]).toContain(`property-never-set ${place}`);
    expect(reports[0]).toContain(message);
  });

  it.each<[string, object]>([
    ["left out on purpose", { allOf: [ref("Closed"), { properties: { id: false } }] }],
    [
      "possible in one alternative",
      {
        type: "object",
        properties: { a: { type: "string" } },
        oneOf: [
          { properties: { a: { minLength: 2 } } },
          { required: ["b"], properties: { a: { type: "integer" } } },
        ],
      },
    ],
  ])("is none: %s", async (_, schema) => {
    expect(await found({ S: schema })).toEqual([]);
  });
});
