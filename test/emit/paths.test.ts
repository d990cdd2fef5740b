import { describe, expect, it } from "vitest";
import { emitPaths } from "../../generator/emit/paths.js";

async function pathsOf(schemas: object): Promise<string> {
  const document = {
    openapi: "3.0.3",
    info: { title: "Results", version: "1" },
    paths: {},
    components: { schemas },
  };
  return (await emitPaths(JSON.stringify(document))).text;
}

describe("emitPaths", () => {
  it("has the property of an inherited discriminator once, also where the heir declares it", async () => {
    const text = await pathsOf({
      Result: {
        type: "object",
        required: ["class"],
        properties: { class: { type: "string" } },
        discriminator: { propertyName: "class", mapping: { Good: "#/components/schemas/Good" } },
      },
      Good: { allOf: [{ $ref: "#/components/schemas/Result" }], properties: { n: {} } },
      Unmapped: {
        type: "object",
        allOf: [{ $ref: "#/components/schemas/Result" }],
        properties: { class: { type: "string", enum: ["Unmapped"] } },
      },
    });
    const unmapped = text.slice(text.indexOf("Unmapped: {"));
    expect(unmapped.match(/\bclass\??:/g)).toHaveLength(1);
    expect(text.slice(0, text.indexOf("Unmapped: {"))).toMatch(/class: "Good"/);
  });
});
