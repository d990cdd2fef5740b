import { describe, expect, it } from "vitest";
import { diff } from "../../generator/index.js";

type Schema = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const object = (properties: Schema, rest: Schema = {}) => ({ type: "object", properties, ...rest });

function documentOf(request: Schema, response: Schema, rest: Schema = {}): Schema {
  const content = (schema: Schema) => ({ "application/json": { schema } });
  const put = {
    operationId: "putThing",
    requestBody: { content: content(request) },
    responses: { 200: { description: "", content: content(response) } },
    ...rest,
  };
  const info = { title: "Things", version: "1" };
  return { openapi: "3.1.0", info, paths: { "/things": { put } } };
}

async function breakingCodes(base: Schema, revision: Schema): Promise<string[]> {
  const { changes, diagnostics } = await diff({ base, revision });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return changes.filter(({ severity }) => severity === "breaking").map(({ code }) => code);
}

const tagged = (tag: string, properties: Schema = {}) =>
  object({ kind: { const: tag }, ...properties }, { required: ["kind"] });

describe("breaks nobody in requests:", () => {
  it.each<[string, Schema, Schema]>([
    ["nothing changed", object({ a: text }), object({ a: text })],
    ["a description", text, { ...text, description: "Words." }],
    ["a new optional property", object({ a: text }), object({ a: text, b: text })],
    [
      "a new optional property beside others of allOf",
      { allOf: [object({ a: text })] },
      { allOf: [object({ a: text }), object({ b: text })] },
    ],
    [
      "a property that is optional now",
      object({ a: text }, { required: ["a"] }),
      object({ a: text }),
    ],
    ["a lower minimum", { type: "integer", minimum: 1 }, { type: "integer", minimum: 0 }],
    [
      "an exclusive bound as an inclusive one of integers",
      { type: "integer", exclusiveMinimum: 0 },
      { type: "integer", minimum: 1 },
    ],
    ["a higher maximum length", { ...text, maxLength: 5 }, { ...text, maxLength: 6 }],
    ["no pattern any more", { ...text, pattern: "^a" }, text],
    ["a pattern that matches everything", { ...text, pattern: "^a" }, { ...text, pattern: ".*" }],
    ["more enum values", { enum: ["a"] }, { enum: ["a", "b"] }],
    ["enum values in another order", { enum: ["a", "b"] }, { enum: ["b", "a"] }],
    ["null too", text, { type: ["string", "null"] }],
    ["null too, spelt otherwise", text, { anyOf: [text, { type: "null" }] }],
    ["null too, by oneOf", object({ a: text }), { oneOf: [object({ a: text }), { type: "null" }] }],
    ["a const as an enum of one", { const: "a" }, { enum: ["a"] }],
    ["numbers instead of integers", { type: "integer" }, { type: "number" }],
    [
      "int64 instead of int32",
      { type: "integer", format: "int32" },
      { type: "integer", format: "int64" },
    ],
    [
      "a divisor of the divisor",
      { type: "integer", multipleOf: 4 },
      { type: "integer", multipleOf: 2 },
    ],
    ["another member of a union", { anyOf: [text] }, { anyOf: [text, { type: "integer" }] }],
    [
      "another member that a tag tells apart",
      { oneOf: [tagged("a"), tagged("b")] },
      { oneOf: [tagged("a"), tagged("b"), tagged("c")] },
    ],
    [
      "a new optional property in a member of a union",
      { oneOf: [tagged("a"), tagged("b")] },
      { oneOf: [tagged("a", { x: text }), tagged("b")] },
    ],
    [
      "members in another order",
      { oneOf: [tagged("a"), tagged("b")] },
      { oneOf: [tagged("b"), tagged("a")] },
    ],
    [
      "allOf written out",
      { allOf: [object({ a: text }, { required: ["a"] }), object({ b: text })] },
      object({ a: text, b: text }, { required: ["a"] }),
    ],
    [
      "written as allOf",
      object({ a: text, b: text }),
      { allOf: [object({ a: text }), object({ b: text })] },
    ],
    ["closed no more", object({ a: text }, { additionalProperties: false }), object({ a: text })],
    [
      "a condition that is gone",
      { ...object({ a: text }), if: { required: ["a"] }, then: { minProperties: 2 } },
      object({ a: text }),
    ],
    ["anything", text, {}],
    [
      "a oneof with a new field",
      object({ a: text, b: text }, { "x-oneofs": { pick: ["a", "b"] } }),
      object({ a: text, b: text, c: text }, { "x-oneofs": { pick: ["a", "b", "c"] } }),
    ],
    [
      "a oneof that is gone, of nullable fields",
      object(
        { a: { type: ["string", "null"] }, b: { type: ["string", "null"] } },
        { "x-oneofs": { pick: ["a", "b"] } },
      ),
      object({ a: { type: ["string", "null"] }, b: { type: ["string", "null"] } }),
    ],
  ])("%s", async (_, before, after) => {
    expect(await breakingCodes(documentOf(before, text), documentOf(after, text))).toEqual([]);
  });
});

describe("breaks nobody in responses:", () => {
  const open = (values: readonly string[]) => ({
    ...text,
    enum: values,
    "x-extensible-enum": true,
  });
  it.each<[string, Schema, Schema]>([
    ["a new property", object({ a: text }), object({ a: text, b: text })],
    [
      "a new required property",
      object({ a: text }),
      object({ a: text, b: text }, { required: ["b"] }),
    ],
    ["an optional property that is gone", object({ a: text, b: text }), object({ a: text })],
    [
      "a property that is required now",
      object({ a: text }),
      object({ a: text }, { required: ["a"] }),
    ],
    ["one more value of an open enum", open(["a"]), open(["a", "b"])],
    ["fewer values", { enum: ["a", "b"] }, { enum: ["a"] }],
    ["a higher minimum", { type: "integer", minimum: 0 }, { type: "integer", minimum: 1 }],
    ["a lower maximum length", { ...text, maxLength: 6 }, { ...text, maxLength: 5 }],
    ["a pattern", text, { ...text, pattern: "^a" }],
    ["never null", { type: ["string", "null"] }, text],
    ["integers instead of numbers", { type: "number" }, { type: "integer" }],
    ["a member of a union less", { anyOf: [text, { type: "integer" }] }, { anyOf: [text] }],
    [
      "a new field in a oneof",
      object({ a: text, b: text }, { "x-oneofs": { pick: ["a", "b"] } }),
      object({ a: text, b: text, c: text }, { "x-oneofs": { pick: ["a", "b", "c"] } }),
    ],
    [
      "a field that joins a oneof, nullable before",
      object(
        { a: text, b: text, c: { type: ["string", "null"] } },
        { "x-oneofs": { pick: ["a", "b"] } },
      ),
      object(
        { a: text, b: text, c: { type: ["string", "null"] } },
        { "x-oneofs": { pick: ["a", "b", "c"] } },
      ),
    ],
  ])("%s", async (_, before, after) => {
    expect(await breakingCodes(documentOf(text, before), documentOf(text, after))).toEqual([]);
  });
});

describe("breaks nobody:", () => {
  const parameters = (...list: readonly Schema[]) => ({ parameters: list });
  const query = (name: string, rest: Schema = {}) => ({ name, in: "query", schema: text, ...rest });
  it.each<[string, Schema, Schema]>([
    ["a new optional parameter", {}, parameters(query("a"))],
    [
      "parameters in another order",
      parameters(query("a"), query("b")),
      parameters(query("b"), query("a")),
    ],
    [
      "a parameter that is optional now",
      parameters(query("a", { required: true })),
      parameters(query("a")),
    ],
    [
      "explode of a value without parts",
      parameters(query("a")),
      parameters(query("a", { explode: false })),
    ],
    [
      "another case of a header's name",
      parameters(query("X-A", { in: "header" })),
      parameters(query("x-a", { in: "header" })),
    ],
    ["tags, a summary", {}, { tags: ["things"], summary: "Puts." }],
    [
      "an error response",
      {},
      { responses: { 200: { description: "" }, 404: { description: "" } } },
    ],
    [
      "a way to authenticate more",
      { security: [{ key: [] }] },
      { security: [{ key: [] }, { token: [] }] },
    ],
    ["no need to authenticate", { security: [{ key: [] }] }, { security: [] }],
  ])("%s", async (_, before, after) => {
    const plain = { requestBody: undefined, responses: { 200: { description: "" } } };
    const made = (rest: Schema) => documentOf({}, {}, { ...plain, ...rest });
    expect(await breakingCodes(made(before), made(after))).toEqual([]);
  });

  it("an operation more", async () => {
    const base = documentOf(text, text);
    const get = { operationId: "get", responses: { 200: { description: "" } } };
    const revision = { ...base, paths: { ...(base["paths"] as Schema), "/others": { get } } };
    expect(await breakingCodes(base, revision)).toEqual([]);
  });
});
