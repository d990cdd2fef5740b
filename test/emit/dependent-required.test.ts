import { beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import { errorsByFolder } from "../compile/compile-text.js";

type Json = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const fields = { a: text, b: text };
const rule = { dependentRequired: { a: ["b"] } };
const plain = { type: "object", properties: fields };
const whole = { ...plain, ...rule };
const ref = { $ref: "#/components/schemas/Plain" };

/** Where the rule stands, and where the type says it: `a` is never without `b`. */
const places: Readonly<Record<string, { readonly schema: Json; readonly use: string }>> = {
  InPlace: { schema: whole, use: "T" },
  BesideReference: { schema: { ...ref, ...rule }, use: "T" },
  InItem: { schema: { ...plain, allOf: [rule] }, use: "T" },
  InTypedItem: { schema: { ...plain, allOf: [{ type: "object", ...rule }] }, use: "T" },
  InItemBesideReference: { schema: { allOf: [ref, rule] }, use: "T" },
  InItemWithFields: {
    schema: { allOf: [ref, { type: "object", properties: { a: text }, ...rule }] },
    use: "T",
  },
  InUnion: { schema: { oneOf: [whole, text] }, use: "Exclude<T, string>" },
  InProperty: {
    schema: { type: "object", required: ["p"], properties: { p: { allOf: [whole] } } },
    use: 'T["p"]',
  },
  InItems: { schema: { type: "array", items: { allOf: [whole] } }, use: "T[number]" },
  InTuple: {
    schema: { type: "array", prefixItems: [{ allOf: [whole] }], minItems: 1, items: false },
    use: "T[0]",
  },
  InMap: { schema: { type: "object", additionalProperties: { allOf: [whole] } }, use: "T[string]" },
  InMapOfUnions: {
    schema: { type: "object", additionalProperties: { anyOf: [{ allOf: [whole] }, text] } },
    use: "Exclude<T[string], string>",
  },
};

describe("dependentRequired", () => {
  let types = "";

  beforeAll(async () => {
    const schemas = { Plain: plain, ...each(({ schema }) => schema) };
    const content = { "application/json": { schema: { allOf: [whole] } } };
    const post = {
      operationId: "send",
      requestBody: { required: true, content },
      responses: { 200: { description: "Fine.", content } },
    };
    const info = { title: "Fields", version: "1" };
    const spec = { openapi: "3.1.0", info, paths: { "/a": { post } }, components: { schemas } };
    const { files, diagnostics } = await generate({ spec, paths: false });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    types = files.get("types.ts") ?? "";
  });

  it("is in the type, wherever it stands", () => {
    const uses = Object.entries(places).map(([name, { use }]) => {
      const alias = use.replace(/\bT\b/, `types.${name}`);
      return `type Use${name} = ${alias};
use<Use${name}>({}); use<Use${name}>({ b: "x" }); use<Use${name}>({ a: "x", b: "y" });
// @ts-expect-error
use<Use${name}>({ a: "x" });
`;
    });
    const body = `use<types.SendParams["body"]>({ a: "x", b: "y" });
// @ts-expect-error
use<types.SendParams["body"]>({ a: "x" });
`;
    const head = `import type * as types from "./types.js";\nfunction use<T>(value: T): T { return value; }\n`;
    const files = new Map([
      ["a/types.ts", types],
      ["a/uses.ts", head + uses.join("") + body],
    ]);
    expect(errorsByFolder(files).get("a") ?? []).toEqual([]);
  });
});

function each<T>(value: (place: { readonly schema: Json }) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(places).map(([name, place]) => [name, value(place)]));
}
