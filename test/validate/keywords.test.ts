import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validate } from "../../generator/index.js";
import { misspellable } from "../../generator/validate/schema-keywords.js";

const info = { title: "Case", version: "1" };

async function found(schema: object, more: object = {}): Promise<string[]> {
  const spec = { openapi: "3.1.1", info, components: { schemas: { S: schema } }, ...more };
  const { diagnostics } = await validate({ spec });
  return diagnostics
    .filter(({ code }) => code === "misspelled-keyword")
    .map(({ pointer = "", fix = "" }) => `${pointer.split("/").at(-1) ?? ""}: ${fix}`);
}

describe("a misspelled keyword", () => {
  it.each<[wrong: string, value: unknown, right: string]>([
    ["propertes", {}, "properties"],
    ["property", {}, "properties"],
    ["requierd", ["a"], "required"],
    ["requiered", true, "required"],
    ["additionalProperty", false, "additionalProperties"],
    ["additionnalProperties", false, "additionalProperties"],
    ["itmes", {}, "items"],
    ["item", { type: "string" }, "items"],
    ["max_length", 3, "maxLength"],
    ["min-items", 3, "minItems"],
    ["MinProperties", 3, "minProperties"],
    ["Type", "string", "type"],
    ["tpye", ["string"], "type"],
    ["all_of", [{}], "allOf"],
    ["oneof", [{}], "oneOf"],
    ["pattren", "^a", "pattern"],
    ["formt", "date", "format"],
    ["discrimator", { propertyName: "a" }, "discriminator"],
    ["unevaluatedPropertes", false, "unevaluatedProperties"],
    ["$reff", "#/components/schemas/S", "$ref"],
    ["ref", "#/components/schemas/S", "$ref"],
    ["eunm", ["a"], "enum"],
    ["read_only", true, "readOnly"],
    ["x-oneof", { group: ["a", "b"] }, "x-oneofs"],
    ["x-nulable", true, "x-nullable"],
  ])("%s", async (wrong, value, right) => {
    expect(await found({ [wrong]: value })).toEqual([`${wrong}: Did you mean \`${right}\`?`]);
  });

  // The right name would have no effect either, from OpenAPI 3.1 on.
  it.each(["nullabel", "nullabe", "Nullable"])("%s: what to write is in `type`", async (wrong) => {
    const fix = 'Add `"null"` to `type`: `nullable` is a keyword of OpenAPI 3.0.';
    expect(await found({ type: "string", [wrong]: true })).toEqual([`${wrong}: ${fix}`]);
  });

  it("is found wherever schemas stand", async () => {
    const schema = { type: "object", propertes: {} };
    const content = { "application/json": { schema } };
    const get = {
      operationId: "a",
      parameters: [{ name: "q", in: "query", schema: { type: "string", max_length: 3 } }],
      responses: {
        "200": { description: "", content, headers: { A: { schema: { patern: "a" } } } },
      },
    };
    const nested = { not: { itmes: {} }, if: { properties: { a: { requird: [] } } } };
    expect((await found(nested, { paths: { "/a": { get } } })).length).toBe(5);
  });
});

describe("no misspelled keyword", () => {
  /** Drafts 4 to 2020-12 of JSON Schema, its hyper-schema, and OpenAPI 2.0 to 3.2. */
  const keywords =
    `id $id $schema $ref $anchor $dynamicRef $dynamicAnchor $recursiveRef $recursiveAnchor
    $vocabulary $comment $defs definitions title description default deprecated readOnly writeOnly examples
    multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern additionalItems
    items prefixItems maxItems minItems uniqueItems contains maxContains minContains maxProperties minProperties
    required additionalProperties properties patternProperties dependencies dependentSchemas
    dependentRequired propertyNames const enum type format contentEncoding contentMediaType contentSchema
    if then else allOf anyOf oneOf not unevaluatedItems unevaluatedProperties divisibleBy disallow extends
    base links href rel anchor anchorPointer templateRequired templatePointers hrefSchema targetSchema
    targetMediaType targetHints headerSchema submissionMediaType submissionSchema fragmentResolution media
    mediaType encType schema method pathStart binaryEncoding discriminator xml externalDocs example nullable
    collectionFormat allowEmptyValue`.split(/\s+/);

  const values = [true, 1, "string", [], ["a"], {}, { type: "string" }, { a: ["b"] }];

  it.each(values.map((value) => [JSON.stringify(value), value]))(
    "is a keyword of any draft, whatever its value: %s",
    async (_, value) => {
      for (const keyword of keywords)
        expect(await found({ [keyword]: value }), keyword).toEqual([]);
    },
  );

  it.each([
    { cost: 5, tier: "gold", when: {}, range: [1, 2], note: "a", unit: "m", typeof: "function" },
    { allRequired: ["a"], propertyOrder: 1, enumNames: ["a"], errorMessage: "a", tsType: "Foo" },
    { "x-names": ["a"], "x-order": 1, "x-type": "string", "x-properties": {}, "x-enum": ["a"] },
    { $schema: "https://example.com/dialect", propertes: {} },
    { $schema: "https://example.com/dialect", properties: { a: { requierd: ["b"] } } },
    // A word of the right letters with another form is not that keyword.
    { itmes: 3, propertes: "a", max_length: "long" },
  ])("is a word of somebody else's: %j", async (schema) => {
    expect(await found(schema)).toEqual([]);
  });

  it("is found in documents of another dialect", async () => {
    const own = { jsonSchemaDialect: "https://example.com/dialect" };
    expect(await found({ propertes: {} }, own)).toEqual([]);
    const usual = { jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base" };
    expect(await found({ propertes: {} }, usual)).toHaveLength(1);
  });

  it("is a key under `properties`, an example or a default", async () => {
    const properties = { propertes: {}, requierd: {}, itmes: {} };
    expect(await found({ properties, example: { itmes: {} }, default: { propertes: {} } })).toEqual(
      [],
    );
  });

  const folder = join("node_modules", "@readme", "oas-examples");
  const versions = ["2.0", "3.0", "3.1"].filter((version) => readdirSync(folder).includes(version));
  const documents = versions.flatMap((version) =>
    readdirSync(join(folder, version, "json")).map((file) => join(folder, version, "json", file)),
  );

  it.each(documents)("is found in %s", { timeout: 60_000 }, async (spec) => {
    const { diagnostics } = await validate({ spec });
    expect(diagnostics.filter(({ code }) => code === "misspelled-keyword")).toEqual([]);
  });
});

it("a slip in a long keyword is always found", async () => {
  const long = [...misspellable.keys()].filter((keyword) => keyword.length > 7);
  const value: Record<string, unknown> = Object.fromEntries(
    long.map((keyword) => {
      const form = misspellable.get(keyword);
      return [keyword, [{}, [], true, 1, "a"].find((one) => form?.(one) === true)];
    }),
  );
  const slip = fc.constantFrom(...long).chain((keyword) =>
    fc.integer({ min: 1, max: keyword.length - 2 }).map((at) => {
      const letters = [...keyword];
      [letters[at], letters[at + 1]] = [letters[at + 1] ?? "", letters[at] ?? ""];
      return { keyword, wrong: letters.join("") };
    }),
  );
  const property = fc.asyncProperty(slip, async ({ keyword, wrong }) => {
    fc.pre(!misspellable.has(wrong));
    expect(await found({ [wrong]: value[keyword] })).toHaveLength(1);
  });
  await fc.assert(property, { numRuns: 100, seed: 20261130 });
});

describe("a slip in a format or a type", () => {
  async function fixes(schema: object): Promise<(string | undefined)[]> {
    const spec = { openapi: "3.1.1", info, components: { schemas: { S: schema } } };
    const { diagnostics } = await validate({ spec });
    return diagnostics
      .filter(({ code }) => code === "unknown-format" || code === "invalid-document")
      .map(({ fix }) => fix);
  }

  it.each<[object, string]>([
    [{ type: "string", format: "datetime" }, "date-time"],
    [{ type: "string", format: "DateTime" }, "date-time"],
    [{ type: "string", format: "uudi" }, "uuid"],
    [{ type: "integer", format: "int-64" }, "int64"],
    [{ type: "number", format: "flaot" }, "float"],
  ])("%j", async (schema, meant) => {
    expect(await fixes(schema)).toEqual([`Did you mean \`${meant}\`?`]);
  });

  it.each<[object, string]>([
    [{ type: "strin" }, "string"],
    [{ type: "String" }, "string"],
    [{ type: ["interger", "null"] }, "integer"],
  ])("%j", async (schema, meant) => {
    expect(await fixes(schema)).toEqual([`Write \`type: ${meant}\`.`]);
  });

  it.each([
    { type: "string", format: "iri" },
    { type: "string", format: "idn-email" },
    { type: "string", format: "phone" },
    { type: "integer", format: "int" },
  ])("is none: %j", async (schema) => {
    for (const fix of await fixes(schema)) expect(fix).not.toContain("Did you mean");
  });
});
