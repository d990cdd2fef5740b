import { describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";

/** What is told of a document with one schema, and of how many files it becomes. */
async function made(schema: object): Promise<{ severities: string[]; files: number }> {
  const spec = {
    openapi: "3.1.1",
    info: { title: "Wrong", version: "1" },
    components: { schemas: { Wrong: schema } },
  };
  const { files, diagnostics } = await generate({ spec });
  return { severities: diagnostics.map(({ severity }) => severity), files: files.size };
}

describe("keywords of the wrong form", () => {
  it.each<[schema: object]>([
    [{ type: "int" }],
    [{ type: "string", maxLength: "10" }],
    [{ type: "string", enum: "noun" }],
    [{ type: "number", multipleOf: 0 }],
    [{ type: "string", pattern: 5 }],
    [{ oneOf: [] }],
    [{ type: "object", required: "name" }],
  ])("%j is refused: what is made would promise less than was meant", async (schema) => {
    expect(await made(schema)).toEqual({ severities: ["error"], files: 0 });
  });

  it.each<[schema: object]>([
    [{ type: "string", title: 3 }],
    [{ type: "string", description: null }],
    [{ type: "string", pattern: "(?i)a" }],
  ])("%j is told, and goes on", async (schema) => {
    const { severities, files } = await made(schema);
    expect(severities).toEqual(["warning"]);
    expect(files).toBeGreaterThan(5);
  });
});
