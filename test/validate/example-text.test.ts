import { describe, expect, it } from "vitest";
import { validate } from "../../generator/index.js";

const pet = { type: "object", required: ["a"], properties: { a: { type: "integer" } } };

async function faults(mediaType: string, media: object, openapi = "3.2.0"): Promise<string[]> {
  const content = { [mediaType]: media };
  const post = {
    operationId: "a",
    requestBody: { content },
    responses: { "200": { description: "Done.", content } },
  };
  const spec = { openapi, info: { title: "Case", version: "1" }, paths: { "/a": { post } } };
  const { diagnostics } = await validate({ spec });
  return diagnostics.filter(({ code }) => code === "invalid-example").map(({ message }) => message);
}

const others = [
  ["application/xml", "<pet><a>1</a></pet>"],
  ["text/xml; charset=utf-8", "<pet/>"],
  ["application/atom+xml", "<feed/>"],
  ["text/csv", "a\n1"],
  ["application/x-www-form-urlencoded", "a=1"],
  ["multipart/form-data", "--x\r\n"],
  ["multipart/mixed", "--x\r\n"],
  ["application/yaml", "a: 1"],
  ["application/vnd.api+yaml", "a: 1"],
  ["application/octet-stream", "AAEC"],
  ["application/x-ndjson", '{"a":1}\n'],
  ["text/plain", "a is 1"],
  ["*/*", "<pet/>"],
] as const;

describe("an example of a media type that is not JSON", () => {
  it.each(others)("of %s may be a text", async (mediaType, text) => {
    expect(await faults(mediaType, { schema: pet, example: text })).toEqual([]);
    expect(await faults(mediaType, { schema: pet, examples: { one: { value: text } } })).toEqual(
      [],
    );
    expect(await faults(mediaType, { schema: { ...pet, example: text } })).toEqual([]);
  });

  it.each(others)("of %s is checked where it is a value", async (mediaType) => {
    expect(await faults(mediaType, { schema: pet, example: { a: "x" } })).toHaveLength(2);
  });

  it("is the string itself where that is what is sent", async () => {
    const schema = { type: "string", maxLength: 2 };
    expect(await faults("text/plain", { schema, example: "abc" })).toHaveLength(2);
    expect(await faults("text/plain", { schema, example: "ab" })).toEqual([]);
  });
});

describe("an example of JSON", () => {
  it.each(["application/json", "application/problem+json", "Application/JSON; charset=utf-8"])(
    "of %s is a value",
    async (mediaType) => {
      expect(await faults(mediaType, { schema: pet, example: '{"a":1}' })).toHaveLength(2);
    },
  );
});

describe("an Example Object of OpenAPI 3.2", () => {
  it("has data, which is checked whatever the media type", async () => {
    const examples = { one: { dataValue: { a: "x" }, serializedValue: "<a>x</a>" } };
    expect(await faults("application/xml", { schema: pet, examples })).toHaveLength(2);
    const text = { one: { dataValue: "<a>1</a>" } };
    expect(await faults("application/xml", { schema: pet, examples: text })).toHaveLength(2);
  });

  it("has a text, or a text elsewhere, which are not read", async () => {
    const examples = {
      one: { serializedValue: "<a>x</a>" },
      two: { externalValue: "https://example.com/pet.xml" },
    };
    expect(await faults("application/xml", { schema: pet, examples })).toEqual([]);
    expect(await faults("application/json", { schema: pet, examples })).toEqual([]);
  });
});

it("a schema that says how it is written in XML may show a piece of XML", async () => {
  const schemas = { Pet: { ...pet, xml: { name: "pet" }, example: "<pet><a>1</a></pet>" } };
  const info = { title: "Case", version: "1" };
  const { diagnostics } = await validate({
    spec: { openapi: "3.0.3", info, paths: {}, components: { schemas } },
  });
  expect(diagnostics.filter(({ code }) => code === "invalid-example")).toEqual([]);
});
