import { describe, expect, it } from "vitest";
import { emitPaths } from "../../generator/paths/paths.js";
import { loadTransformer } from "../../generator/paths/paths-transformer.js";
import { PathsDocument } from "../../generator/paths/paths-document.js";
import type { JsonValue } from "../../generator/model/model.js";
import { generate, type GenerateOptions } from "../../generator/index.js";
import { errorsByFolder } from "../compile/compile-text.js";

interface Loose {
  readonly openapi?: string;
  readonly paths?: object;
  readonly components?: object;
}

const builtIn = { validators: false, endpoints: false, webhooks: false, document: false };

async function outputOf(
  rest: Loose,
  options: Partial<GenerateOptions> = {},
): Promise<ReadonlyMap<string, string>> {
  const spec = { openapi: "3.0.3", info: { title: "Results", version: "1" }, paths: {}, ...rest };
  const { files } = await generate({ spec, builtIn, ...options });
  return files;
}

const json = (schema: object) => ({ "application/json": { schema } });
const ok = (schema: object) => ({ 200: { description: "Fine.", content: json(schema) } });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** What a strict TypeScript says of an output, and of what is done with its `paths.ts`. */
function complaints(files: ReadonlyMap<string, string>, use = ""): readonly string[] {
  const all = [...files].map(([path, text]) => {
    return [`out/${path}`, path === "paths.ts" ? text + use : text] as const;
  });
  return errorsByFolder(new Map(all)).get("out") ?? [];
}

describe("the types of paths.ts", () => {
  it("are those of types.ts, with the names that these have", async () => {
    const files = await outputOf(
      {
        components: {
          schemas: {
            "acme.v1.Pet": { type: "object", properties: { name: { type: "string" } } },
            Promise: { type: "object" },
            paths: { type: "string" },
          },
        },
      },
      { naming: { types: { paths: "Way" } } },
    );
    const text = files.get("paths.ts") ?? "";
    expect(text).toContain('"acme.v1.Pet": types.Pet;');
    expect(text).toContain("Promise: types.PromiseModel;");
    expect(text).toContain("paths: types.Way;");
    expect(complaints(files)).toEqual([]);
  });

  it("are those of the wire where values are decoded: openapi-fetch does not decode", async () => {
    const at = { type: "string", format: "date-time" };
    const files = await outputOf(
      {
        paths: {
          "/a": {
            get: { responses: ok(ref("A")), parameters: [{ name: "at", in: "query", schema: at }] },
          },
        },
        components: {
          schemas: { A: { type: "object", properties: { at } }, B: { type: "object" } },
        },
      },
      { dates: "Date" },
    );
    const text = files.get("paths.ts") ?? "";
    expect(text).toContain("A: wire.A;");
    expect(text).toContain("B: types.B;");
    expect(text).toContain("at?: string;");
    expect(complaints(files)).toEqual([]);
  });

  it("are unknown for what the model does not know, and never what a document says", async () => {
    const evil = { type: "string", "x-specwright-type": 0, description: "*/ evil()" };
    const files = await outputOf({
      components: {
        schemas: { A: { type: "object", properties: { n: { type: "integer" } } } },
        responses: {
          One: { description: "Unused.", content: json(evil) },
          Two: { description: "Unused.", content: json(ref("A")) },
          Three: { description: "Unused.", content: json(ref("A/properties/n")) },
          Four: { description: "Unused.", content: { "application/json": {} } },
        },
      },
    });
    const text = files.get("paths.ts") ?? "";
    const types = [...text.matchAll(/"application\/json": (.*);/g)].map(([, type]) => type);
    expect(types).toEqual(["string", "types.A", "unknown", "unknown"]);
    expect(text).not.toContain("evil");
    expect(complaints(files)).toEqual([]);
  });

  it("are what a schema means by itself, recursive and discriminated ones too", async () => {
    const list = (items: object) => ({ type: "array", items });
    const files = await outputOf({
      components: {
        schemas: {
          Nested: list(ref("Nested")),
          Tree: { type: "object", properties: { nodes: list(ref("Tree")) } },
          Result: {
            type: "object",
            required: ["class"],
            properties: { class: { type: "string" } },
            discriminator: { propertyName: "class" },
          },
          Good: {
            allOf: [ref("Result"), { type: "object", properties: { n: { type: "integer" } } }],
          },
        },
      },
    });
    const use = `
      declare const result: components["schemas"]["Result"];
      export const n: number | undefined = result.class === "Good" ? result.n : 0;`;
    expect(complaints(files, use)).toEqual([]);
  });
});

describe("bodies, which openapi-fetch takes apart", () => {
  const body = { content: json(ref("Open")) };
  const operation = (operationId: string) => ({
    operationId,
    parameters: [],
    requestBody: body,
    responses: { 200: { description: "Fine.", ...body }, 204: { description: "None." } },
  });
  // Names that openapi-typescript gives to parts of its form.
  const paths = {
    "/content": { post: operation("content"), put: operation("requestBody") },
    "/responses": { post: operation("responses") },
  };
  const components = {
    responses: { content: { description: "Fine.", ...body } },
    requestBodies: { content: body },
    schemas: {
      Open: { type: "object", properties: { state: { type: "string", enum: ["a", "b"] } } },
    },
  };

  it("are wrapped where there are open enums or oneofs, and nothing else is", async () => {
    const files = await outputOf({ paths, components });
    const text = files.get("paths.ts") ?? "";
    expect(text.match(/content: bodies\.ReceivedContent<\{/g)).toHaveLength(4);
    expect(text.match(/content: bodies\.SentContent<\{/g)).toHaveLength(4);
    expect(text.match(/content\?: never/g)).toHaveLength(3);
    const use = `
      import type { Open, OpenInput } from "./types.js";
      type Operation = paths["/content"]["post"];
      type Sent = NonNullable<Operation["requestBody"]>["content"];
      type Received = Operation["responses"][200]["content"];
      declare const open: Open, input: OpenInput;
      export const same: Received["application/json"] = open;
      export const back: Open = {} as Received["application/json"];
      export const sent: Sent["application/json"] = input;
      type Picked = Received[keyof Received & \`\${string}/\${string}\`];
      export const state: string | undefined = ({} as Picked).state;
      export const whole: Open = {} as Picked;`;
    expect(complaints(files, use)).toEqual([]);
  });

  it("stand as they are where there is nothing to take apart", async () => {
    const files = await outputOf({ paths, components }, { unknownEnumValues: "closed" });
    expect(files.get("paths.ts")).not.toMatch(/ReceivedContent|SentContent/);
    expect([...files.keys()]).not.toContain("runtime/paths-content.ts");
  });
});

describe("headers that OpenAPI ignores", () => {
  const names = ["Accept", "content-type", "AUTHORIZATION"];
  const headers = names.map((name) => ({
    name,
    in: "header",
    required: true,
    schema: { type: "string" },
  }));
  const parameters = [...headers, { name: "x-trace", in: "header", schema: { type: "string" } }];

  it("are not in it, wherever they are declared", async () => {
    const files = await outputOf({
      paths: {
        "/a": {
          parameters: headers,
          get: { operationId: "a", parameters, responses: ok({ type: "string" }) },
        },
        "/b": {
          get: {
            parameters: [{ $ref: "#/components/parameters/Accept" }],
            responses: ok({ type: "string" }),
          },
        },
      },
      components: { parameters: { Accept: headers[0] } },
    });
    const text = files.get("paths.ts") ?? "";
    for (const name of names) expect(text).not.toContain(name);
    expect(text).toContain('"x-trace"?: string;');
    expect(complaints(files)).toEqual([]);
  });

  it("are parameters like others in Swagger 2.0", async () => {
    const responses = { 200: { description: "Fine." } };
    const header = { name: "Accept", in: "header", type: "string" };
    const spec = {
      swagger: "2.0",
      info: { title: "Old", version: "1" },
      paths: { "/a": { get: { parameters: [header], responses } } },
    };
    const { files } = await generate({ spec, builtIn });
    expect(files.get("paths.ts")).toContain("Accept?: string;");
  });
});

describe("a document that is not valid", () => {
  it.each<[what: string, operation: object]>([
    ["parameters of no form", { parameters: [null, 1, { name: 1, in: "query" }, { name: "a" }] }],
    [
      "references to nothing",
      { parameters: [{ $ref: "#/nothing" }], requestBody: { $ref: "#/nothing" } },
    ],
    ["references that lead round", { parameters: [{ $ref: "#/components/parameters/A" }] }],
    ["responses of no form", { responses: [] }],
    [
      "content of no form",
      { requestBody: { content: { "application/json": null, "text/plain": 1 } } },
    ],
  ])("%s are left out", (_, operation) => {
    const root = {
      paths: { "/a": { post: { operationId: "post", responses: {}, ...operation } } },
      components: { parameters: { A: { $ref: "#/components/parameters/A" } } },
    };
    const document = new PathsDocument(root as JsonValue, { at: () => undefined }).build();
    const form = { document, types: [], imports: "", contents: undefined, runtime: [] };
    const { text } = emitPaths(form, loadTransformer());
    expect(text).toContain('"/a": {');
    expect(complaints(new Map([["paths.ts", text]]))).toEqual([]);
  });

  it("may have two operations of one operationId: the second has no name", async () => {
    const operation = (type: string) => ({ operationId: "list", responses: ok({ type }) });
    const paths = { "/a": { get: operation("string") }, "/b": { get: operation("number") } };
    const text = (await outputOf({ paths })).get("paths.ts") ?? "";
    expect(text.match(/^ {2}list: \{/gm)).toHaveLength(1);
    expect(text.slice(0, text.indexOf("interface operations"))).toMatch(
      /"\/b": [\s\S]*get: \{[\s\S]*"application\/json": types\.List2Response/,
    );
  });
});
