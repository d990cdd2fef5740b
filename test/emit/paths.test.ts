import { Project, ScriptTarget } from "ts-morph";
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

  it("can require a field of what may be null", async () => {
    const text = await pathsOf({
      Fault: { type: "object", nullable: true, properties: { code: { type: "string" } } },
      Cause: { allOf: [{ $ref: "#/components/schemas/Fault" }], required: ["code"] },
    });
    const use = `
      type Cause = components["schemas"]["Cause"];
      export const code: string = ({} as Cause).code;
      // @ts-expect-error It is required.
      export const cause: Cause = {};`;
    expect(complaints(text + use)).toEqual([]);
  });

  it("is not circular where null stands beside alternatives that contain the schema", async () => {
    const list = { type: "array", items: { $ref: "#/components/schemas/Value" } };
    const text = await pathsOf({ Value: { type: "null", oneOf: [{ type: "string" }, list] } });
    expect(complaints(text)).toEqual([]);
    expect(text).toContain("Value: null;");
  });
});

/** What a strict TypeScript says of a module. */
function complaints(text: string): string[] {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: false,
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      target: ScriptTarget.ES2022,
    },
  });
  const file = project.createSourceFile("paths.ts", text);
  return file.getPreEmitDiagnostics().map((each) => JSON.stringify(each.getMessageText()));
}
