import { describe, expect, it } from "vitest";
import { analyze } from "../../generator/pipeline.js";

describe("texts of white space", () => {
  it.each(["", " ", "\t", "\n\n", "\u00a0\ufeff", "\r\u2028"])("%j is no text", async (blank) => {
    const texts = { summary: blank, description: blank };
    const { api } = await analyze({
      spec: {
        openapi: "3.1.0",
        info: { title: "Blank", version: "1" },
        paths: { "/a": { get: { ...texts, operationId: "a", responses: {} } } },
        components: { schemas: { A: { ...texts, title: blank, type: "string" } } },
      },
    });
    expect(api?.operations.map(({ docs }) => docs)).toEqual([{}]);
    expect(api?.schemas.map(({ schema }) => schema.docs)).toEqual([{}]);
  });
});
