import { describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import { errorsByFolder } from "../compile/compile-text.js";

const pet = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
const json = (schema: object) => ({ "application/json": { schema } });
const ok = (schema: object) => ({ 200: { description: "Fine.", content: json(schema) } });
const id = { name: "id", in: "query", required: true, schema: { type: "integer" } };

/** Where the schema stands, and how a document refers to it. */
const places: readonly (readonly [pointer: string, document: object])[] = [
  ["#/components/x-definitions/Pet", { components: { "x-definitions": { Pet: pet } } }],
  ["#/components/x-a~1b/Pet%20one", { components: { "x-a/b": { "Pet one": pet } } }],
  ["#/components/schemas/Pet", { components: { schemas: { Pet: pet } } }],
  ["#/components/schemas/Pet%201", { components: { schemas: { "Pet 1": pet } } }],
  ["#/components/schemas/", { components: { schemas: { "": pet } } }],
  ["#/components/schemas/a.b-c", { components: { schemas: { "a.b-c": pet } } }],
  [
    "#/components/schemas/Owner/properties/pet",
    { components: { schemas: { Owner: { type: "object", properties: { pet } } } } },
  ],
  [
    "#/components/schemas/Owner/items",
    { components: { schemas: { Owner: { type: "array", items: pet } } } },
  ],
  [
    "#/components/schemas/Owner/allOf/0",
    { components: { schemas: { Owner: { allOf: [pet, { type: "object" }] } } } },
  ],
  [
    "#/components/schemas/Owner/properties/pet",
    {
      components: {
        schemas: {
          Owner: { type: "object", properties: { pet: { $ref: "#/components/schemas/Pet" } } },
          Pet: pet,
        },
      },
    },
  ],
  [
    "#/components/responses/Fine/content/application~1json/schema",
    { components: { responses: { Fine: ok(pet)[200] } } },
  ],
  [
    "#/components/parameters/Pet/schema",
    { components: { parameters: { Pet: { ...id, schema: pet } } } },
  ],
  [
    "#/components/requestBodies/Pet/content/application~1json/schema",
    { components: { requestBodies: { Pet: { content: json(pet) } } } },
  ],
  ["#/components/headers/Pet/schema", { components: { headers: { Pet: { schema: pet } } } }],
  [
    "#/paths/~1other/get/responses/200/content/application~1json/schema",
    { paths: { "/other": { get: { operationId: "other", responses: ok(pet) } } } },
  ],
  ["#/x-schemas/Pet", { "x-schemas": { Pet: pet } }],
  ["#/definitions/Pet", { definitions: { Pet: pet } }],
];

interface Loose {
  readonly paths?: object;
  readonly components?: object;
}

async function outputOf(rest: Loose, item: object): Promise<ReadonlyMap<string, string>> {
  const spec = {
    openapi: "3.0.3",
    info: { title: "Places", version: "1" },
    ...rest,
    paths: { ...rest.paths, "/used": item },
  };
  const builtIn = { validators: false, endpoints: false, webhooks: false, index: false };
  const { files, diagnostics } = await generate({ spec, builtIn });
  const told = diagnostics.filter(({ code }) => code === "paths-not-made");
  expect(told).toEqual([]);
  return files;
}

const checkPet = `
type Pet = paths["/used"]["get"]["responses"][200]["content"]["application/json"];
export const name: string = ({} as Pet).name;
export const other: unknown = (({} as Pet) satisfies { name: string }).name;
`;

/** References to other things than schemas: what stands at `/used`, and what it is compared with. */
const others: readonly (readonly [what: string, document: object, item: object, use: string])[] = [
  [
    "a parameter of another operation",
    { paths: { "/other": { get: { parameters: [id], responses: ok(pet) } } } },
    { get: { parameters: [{ $ref: "#/paths/~1other/get/parameters/0" }], responses: ok(pet) } },
    `export const q: { id: number } = ({} as paths["/used"]["get"]["parameters"]).query;`,
  ],
  [
    "a parameter in an extension",
    { components: { "x-parameters": { Id: id } } },
    { get: { parameters: [{ $ref: "#/components/x-parameters/Id" }], responses: ok(pet) } },
    `export const q: { id: number } = ({} as paths["/used"]["get"]["parameters"]).query;`,
  ],
  [
    "a parameter that refers to another one",
    { components: { parameters: { Id: { $ref: "#/components/parameters/One" }, One: id } } },
    { get: { parameters: [{ $ref: "#/components/parameters/Id" }], responses: ok(pet) } },
    `export const q: { id: number } = ({} as paths["/used"]["get"]["parameters"]).query;`,
  ],
  [
    "a response in an extension",
    { "x-responses": { Fine: ok(pet)[200] } },
    { get: { responses: { 200: { $ref: "#/x-responses/Fine" } } } },
    checkPet,
  ],
  [
    "a response of another operation",
    { paths: { "/other": { get: { responses: ok(pet) } } } },
    { get: { responses: { 200: { $ref: "#/paths/~1other/get/responses/200" } } } },
    checkPet,
  ],
  [
    "a response that refers to another one",
    {
      components: {
        responses: { A: { $ref: "#/components/responses/B" }, B: ok(pet)[200] },
      },
    },
    { get: { responses: { 200: { $ref: "#/components/responses/A" } } } },
    checkPet,
  ],
  [
    "a request body of another operation",
    { paths: { "/other": { post: { requestBody: { content: json(pet) }, responses: ok(pet) } } } },
    {
      get: { responses: ok(pet) },
      post: { requestBody: { $ref: "#/paths/~1other/post/requestBody" }, responses: ok(pet) },
    },
    `export const name: string = ({} as NonNullable<paths["/used"]["post"]["requestBody"]>).content["application/json"].name;`,
  ],
  [
    "a header in an extension",
    { components: { "x-headers": { Rate: { schema: { type: "integer" } } } } },
    {
      get: {
        responses: {
          200: { description: "Fine.", headers: { Rate: { $ref: "#/components/x-headers/Rate" } } },
        },
      },
    },
    `export const n: number = ({} as paths["/used"]["get"]["responses"][200]["headers"]).Rate;`,
  ],
  [
    "the same parameter twice in the list of an operation",
    {},
    { get: { parameters: [id, id], responses: ok(pet) } },
    `export const q: { id: number } = ({} as paths["/used"]["get"]["parameters"]).query;`,
  ],
  [
    "the same parameter twice in the list of a path, once as a reference",
    { components: { parameters: { Id: id } } },
    { parameters: [id, { $ref: "#/components/parameters/Id" }], get: { responses: ok(pet) } },
    `export const q: { id: number } = ({} as paths["/used"]["get"]["parameters"]).query;`,
  ],
  [
    "a parameter of the path and of the operation",
    {},
    {
      parameters: [id],
      get: {
        operationId: "used",
        parameters: [{ ...id, schema: { type: "string" } }],
        responses: ok(pet),
      },
    },
    `export const q: { id: string } = ({} as paths["/used"]["get"]["parameters"]).query;`,
  ],
  [
    "a path item of an extension",
    { "x-items": { used: { get: { responses: ok(pet) } } } },
    { $ref: "#/x-items/used" },
    checkPet,
  ],
  [
    "a path item of another path",
    { paths: { "/other": { get: { responses: ok(pet) } } } },
    { $ref: "#/paths/~1other" },
    checkPet,
  ],
];

describe("what a reference leads to, in paths.ts", () => {
  it("is what stands there, and compiles", async () => {
    const toSchemas = places.map(([pointer, document]) => {
      const item = { get: { operationId: "used", responses: ok({ $ref: pointer }) } };
      return [pointer, document, item, checkPet] as const;
    });
    const files = new Map<string, string>();
    const names: string[] = [];
    for (const [what, document, item, use] of [...toSchemas, ...others]) {
      for (const [path, text] of await outputOf(document, item)) {
        const isPaths = path === "paths.ts";
        files.set(`${names.length}/${path}`, isPaths ? text + use : text);
      }
      names.push(what);
    }
    const errors = [...errorsByFolder(files)].map(([folder, told]) => [
      names[Number(folder)],
      told,
    ]);
    expect(errors).toEqual([]);
    expect(names.length).toBeGreaterThan(25);
    expect(files.has("0/paths.ts")).toBe(true);
  });
});
