import { describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import { errorsByFolder } from "../compile/compile-text.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const list = (items: object) => ({ type: "array", items });

const shared = {
  Trip: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
  Trips: list(ref("Trip")),
  Words: list({ type: "string" }),
  A: { type: "object", required: ["a"], properties: { a: { type: "string" } } },
  B: { type: "object", required: ["b"], properties: { b: { type: "string" } } },
  Base: { type: "object", properties: { id: { type: "string" }, n: { type: "integer" } } },
};

/** What a schema says, and the type that it gets. */
const table: readonly (readonly [schema: object, type: string])[] = [
  [{ allOf: [list({ type: "object" }), list(ref("Trip"))] }, "Trip[]"],
  [{ allOf: [{ type: "array" }, list(ref("Trip"))] }, "Trip[]"],
  [{ type: "array", minItems: 1, allOf: [list(ref("Trip"))] }, "Trip[]"],
  [{ allOf: [ref("Trips"), { minItems: 1 }] }, "Trips"],
  [{ allOf: [ref("Trips"), list({ type: "object", required: ["id"] })] }, "Trip[]"],
  [{ allOf: [{ allOf: [list({}), list({ type: "object" })] }, list(ref("Trip"))] }, "Trip[]"],
  [{ allOf: [list(list({ type: "object" })), list(list(ref("Trip")))] }, "Trip[][]"],
  [{ allOf: [list(ref("A")), list(ref("B"))] }, "(A & B)[]"],
  [
    { allOf: [{ type: ["array", "null"] }, { type: ["array", "null"], items: ref("Trip") }] },
    "Trip[] | null",
  ],
  [{ allOf: [{ type: "array" }, { type: ["array", "null"], items: ref("Trip") }] }, "Trip[]"],
  [
    {
      allOf: [
        { type: "array", prefixItems: [{ type: "string" }], minItems: 1 },
        { type: "array", prefixItems: [{}, { type: "number" }], minItems: 2, items: false },
      ],
    },
    "[string, number]",
  ],
  [
    { allOf: [{ anyOf: [ref("Trips"), ref("Words")] }, list({ type: ["string", "object"] })] },
    "Trip[] | string[]",
  ],
  [{ type: "array", minItems: 1, oneOf: [ref("Trips"), ref("Words")] }, "Trips | Words"],
  [{ type: "object", oneOf: [ref("A"), ref("B")] }, "A | B"],
  [{ type: "object", anyOf: [ref("A"), ref("B")] }, "A | B"],
  [{ type: ["object", "null"], oneOf: [ref("A"), ref("B")] }, "A | B"],
  [{ allOf: [{ type: "object" }, ref("A")] }, "A"],
  [{ allOf: [ref("Base"), { required: ["id"] }] }, "Base & { id: string }"],
  [{ allOf: [ref("Base")], type: "object", required: ["n"] }, "Base & { n: number }"],
  [{ allOf: [ref("Trip"), { required: ["id"] }] }, "Trip"],
];

async function typesOf(schemas: object, immutable = false): Promise<ReadonlyMap<string, string>> {
  const components = { schemas: { ...shared, ...schemas } };
  const info = { title: "Intersections", version: "1" };
  const spec = { openapi: "3.1.0", info, paths: {}, components };
  return (await generate({ spec, paths: false, immutable })).files;
}

function typeIn(text: string, name: string): string | undefined {
  const found = new RegExp(`export type ${name} =([^;]*(?:\\{[^}]*\\})?[^;]*);`).exec(text)?.[1];
  return found?.replace(/\s+/g, " ").replace(/; \}/g, " }").trim();
}

describe("the type of an intersection", () => {
  it("says each thing once", async () => {
    const schemas = Object.fromEntries(table.map(([schema], index) => [`T${index}x`, schema]));
    const text = (await typesOf(schemas)).get("types.ts") ?? "";
    const found = table.map(([schema], index) => [schema, typeIn(text, `T${index}x`)]);
    expect(found).toEqual(table.map(([schema, type]) => [schema, type]));
  });

  it("lets TypeScript see elements, misspelt fields and required ones", async () => {
    const schemas = {
      Some: { allOf: [list({ type: "object" }), list(ref("Trip"))] },
      Either: { type: "object", oneOf: [ref("A"), ref("B")] },
      Stored: { allOf: [ref("Base"), { required: ["id"] }] },
    };
    const use = `
import type { Either, Some, Stored } from "./types.js";
export const ids = (some: Some): string[] => some.map(({ id }) => id);
// @ts-expect-error It is misspelt.
export const either: Either = { a: "", c: "" };
// @ts-expect-error It is misspelt.
export const stored: Stored = { id: "", nn: 1 };
// @ts-expect-error It is required.
export const without: Stored = {};
export const id: string = ({} as Stored).id;
`;
    for (const immutable of [false, true]) {
      const files = [...(await typesOf(schemas, immutable))].map(([path, text]) => [
        `x/${path}`,
        text,
      ]);
      const all = new Map([...files, ["x/use.ts", use]] as [string, string][]);
      expect([...errorsByFolder(all)]).toEqual([]);
    }
  });

  it("of lists of themselves has an end", async () => {
    const schemas = { L: { allOf: [ref("M"), list(ref("L"))] }, M: list(ref("M")) };
    expect((await typesOf(schemas)).get("types.ts")).toContain("export type L =");
  });
});
