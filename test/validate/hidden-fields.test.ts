import { describe, expect, it } from "vitest";
import { validate } from "../../generator/index.js";

type Json = Readonly<Record<string, unknown>>;

const fine = { description: "Fine." };
const operation = (more: Json) => ({ responses: { 200: fine }, ...more });
const path = (more: Json) => ({ paths: { "/a": { get: operation(more) } } });
const parameter = (more: Json) => path({ parameters: [{ name: "q", in: "query", ...more }] });

/** Objects with a fault and an unknown field; the name of the latter, and what is to be said of it. */
const objects: readonly (readonly [string, Json, RegExp])[] = [
  ["info", { info: { title: 1, version: "1", titel: "x" } }, /`titel` is not a field/],
  ["a path", { paths: { "/a": { get: 1, gte: {} } } }, /`gte` is not a field/],
  ["an operation", path({ deprecated: "yes", summry: "x" }), /`summry` is not a field/],
  [
    "responses",
    path({ responses: { 200: { ...fine, headers: 1 }, "2oo": fine } }),
    /`2oo` is not a status code/,
  ],
  [
    "responses without a default",
    path({ responses: { 200: { ...fine, headers: 1 }, OK: fine } }),
    /`OK` is not a status/,
  ],
  [
    "a response",
    path({ responses: { 200: { ...fine, headers: 1, desc: "x" } } }),
    /`desc` is not a field/,
  ],
  [
    "a parameter",
    parameter({ schema: {}, required: 1, requird: true }),
    /`requird` is not a field/,
  ],
  [
    "a request body",
    path({ requestBody: { content: 1, contents: {} } }),
    /`contents` is not a field/,
  ],
  [
    "a media type",
    path({ requestBody: { content: { "a/b": { schema: 1, exampel: 1 } } } }),
    /`exampel` is not a field/,
  ],
  [
    "a security scheme",
    {
      components: {
        securitySchemes: { s: { type: "http", scheme: "basic", description: 1, flow: {} } },
      },
    },
    /`flow` is not a field/,
  ],
  [
    "flows",
    {
      components: {
        securitySchemes: { s: { type: "oauth2", flows: { implicit: {}, pasword: {} } } },
      },
    },
    /`pasword` is not a field/,
  ],
  ["a tag", { tags: [{ name: 1, descripton: "x" }] }, /`descripton` is not a field/],
  ["a server", { servers: [{ url: 1, nmae: "x" }] }, /`nmae` is not a field/],
  ["the document", { servers: 1, component: {} }, /`component` is not a field/],
];

describe.each(["3.0.4", "3.1.1", "3.2.0"])("in OpenAPI %s", (openapi) => {
  it.each(objects)("another fault hides no unknown field: %s", async (_, more, expected) => {
    const info = { title: "T", version: "1" };
    const { diagnostics } = await validate({ spec: { openapi, info, paths: {}, ...more } });
    const messages = diagnostics.map(({ message }) => message);
    expect(messages.filter((message) => expected.test(message))).toHaveLength(1);
    const others = diagnostics.filter(({ code, message }) => {
      return code === "invalid-document" && !expected.test(message);
    });
    expect(others.length).toBeGreaterThan(0);
  });

  it("a sound field beside a fault is not reported", async () => {
    const known = { ...operation({ deprecated: 1 }), summary: "x", "x-mine": 1, tags: ["a"] };
    const info = { title: "T", version: "1", description: "x", license: { name: "MIT" } };
    const spec = { openapi, info, paths: { "/a": { get: known, summary: "x" } } };
    const { diagnostics } = await validate({ spec });
    expect(diagnostics.filter(({ code }) => code === "unknown-field")).toEqual([]);
  });
});
