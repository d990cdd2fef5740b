import { Project, ScriptTarget } from "ts-morph";
import { describe, expect, it } from "vitest";
import { emitPaths } from "../../generator/paths/paths.js";

function pathsOf(schemas: object): string {
  const document = {
    openapi: "3.0.3",
    info: { title: "Results", version: "1" },
    paths: {},
    components: { schemas },
  };
  return emitPaths(JSON.stringify(document)).text;
}

describe("emitPaths", () => {
  it("has the property of an inherited discriminator once, also where the subtype declares it", () => {
    const text = pathsOf({
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

  it("can require a field of what may be null", () => {
    const text = pathsOf({
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

  it("is not circular where null stands beside alternatives that contain the schema", () => {
    const list = { type: "array", items: { $ref: "#/components/schemas/Value" } };
    const text = pathsOf({ Value: { type: "null", oneOf: [{ type: "string" }, list] } });
    expect(complaints(text)).toEqual([]);
    expect(text).toContain("Value: null;");
  });

  it("has what a reference leads to through a place that is invalid", () => {
    const text = pathsOf({
      Holder: {
        properties: { inner: { allOf: { 3: { type: "object", properties: { n: {} } } } } },
      },
      User: {
        properties: { one: { $ref: "#/components/schemas/Holder/properties/inner/allOf/3" } },
      },
    });
    expect(complaints(text)).toEqual([]);
    expect(text).toMatch(/one\?: components\["schemas"\]\["inner_allOf_3"\]/);
  });

  it("is not circular where a list contains itself, with no object between", async () => {
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const list = (items: object) => ({ type: "array", items });
    const text = pathsOf({
      Nested: list(ref("Nested")),
      Json: {
        anyOf: [{ type: "string" }, list(ref("Json")), { additionalProperties: ref("Json") }],
      },
      One: list(ref("Two")),
      Two: list({ oneOf: [{ type: "string" }, ref("One")] }),
      Pair: { type: "array", prefixItems: [{ type: "string" }, ref("Pair")], items: false },
      Tree: { type: "object", properties: { nodes: list(ref("Tree")) } },
    });
    expect(complaints(text)).toEqual([]);
    expect(text).toContain("Nested: unknown[];");
    expect(text).toContain('nodes?: components["schemas"]["Tree"][];');
    expect(text).toContain('One: components["schemas"]["Two"][];');
  });
});

describe("a document that is not valid", () => {
  it.each<[what: string, schema: object, type: string]>([
    ["a property without a schema", { type: "object", properties: { a: null } }, "a?: unknown;"],
    [
      "`required` at the property",
      { type: "object", required: true },
      "Pet: Record<string, never>",
    ],
    ["members of another form", { properties: { a: { allOf: { b: 1 } } } }, "a?: unknown;"],
    ["items of no form", { type: "array", items: null }, "Pet: unknown[]"],
  ])("%s reads as absent", async (_, schema, type) => {
    expect(pathsOf({ Pet: schema })).toContain(type);
  });

  it("may have two operations of one operationId: the second has no name", () => {
    const operation = (type: string) => {
      const content = { "application/json": { schema: { type } } };
      return { operationId: "list", responses: { 200: { description: "Fine.", content } } };
    };
    const paths = { "/a": { get: operation("string") }, "/b": { get: operation("number") } };
    const document = { openapi: "3.0.3", info: { title: "Twice", version: "1" }, paths };
    const { text } = emitPaths(JSON.stringify(document));
    expect(text.match(/^ {4}list: \{/gm)).toHaveLength(1);
    expect(text.slice(0, text.indexOf("interface operations"))).toMatch(
      /"\/b": [\s\S]*get: \{[\s\S]*"application\/json": number/,
    );
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
