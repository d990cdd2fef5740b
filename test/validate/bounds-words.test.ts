import { describe, expect, it } from "vitest";
import { validate } from "../../generator/index.js";

const saidOf = async (schema: object) => {
  const document = {
    openapi: "3.1.1",
    info: { title: "Bounds", version: "1" },
    paths: {},
    components: { schemas: { S: schema } },
  };
  const { diagnostics } = await validate({ spec: document as never });
  return diagnostics
    .filter(({ code }) => code === "contradictory-bounds")
    .map(({ message }) => message);
};

describe("a lower bound above the upper one", () => {
  it.each([
    ["minimum", "maximum", "number", {}],
    ["minLength", "maxLength", "string", {}],
    ["minItems", "maxItems", "array", {}],
    ["minProperties", "maxProperties", "object", {}],
    ["minContains", "maxContains", "array", { contains: {} }],
  ])(
    "%s and %s: speaks of the values that it excludes, not of all",
    async (low, high, kind, more) => {
      const schema = { type: ["boolean", kind], [low]: 5, [high]: 3, ...more };
      expect(await saidOf(schema)).toEqual([
        `\`${low}\` is 5, and \`${high}\` is 3: no ${kind} fits.`,
      ]);
      expect(await saidOf({ ...schema, [high]: 5 })).toEqual([]);
    },
  );

  it("says nothing where the two have no effect", async () => {
    expect(await saidOf({ type: "array", minContains: 5, maxContains: 3 })).toEqual([]);
  });
});
