import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import { writeFiles } from "../golden/expected-folder.js";

const folder = mkdtempSync(join(tmpdir(), "specwright-null-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };

const schemas = {
  Part: { type: "object", properties: { name: text, note: { type: ["string", "null"] } } },
  Order: {
    type: "object",
    required: ["id"],
    properties: {
      id: text,
      size: { type: "string", enum: ["small", "large"] },
      at: { type: "string", format: "date-time" },
      part: ref("Part"),
      parts: { type: "array", items: ref("Part") },
      byName: { type: "object", additionalProperties: ref("Part") },
      labels: { type: "object", additionalProperties: text },
      card: text,
      iban: text,
      anything: {},
    },
    "x-oneofs": { pay: ["card", "iban"] },
  },
  Tree: {
    type: "object",
    properties: { name: text, left: ref("Tree"), children: { type: "array", items: ref("Tree") } },
  },
  Orders: { type: "array", items: ref("Order") },
  Closed: { allOf: [ref("Part"), { properties: { more: text } }], unevaluatedProperties: false },
  Either: {
    oneOf: [
      { type: "object", required: ["a"], properties: { a: text, x: text, y: text } },
      { type: "object", required: ["b"], properties: { b: text, x: { type: ["string", "null"] } } },
    ],
  },
  Shape: {
    oneOf: [ref("Circle"), ref("Square")],
    discriminator: { propertyName: "kind" },
  },
  Circle: {
    type: "object",
    required: ["kind"],
    properties: { kind: { const: "Circle" }, r: { type: "number" } },
  },
  Square: {
    type: "object",
    required: ["kind"],
    properties: { kind: { const: "Square" }, a: { type: "number" } },
  },
  Sized: {
    type: "object",
    properties: { a: text, b: text },
    minProperties: 1,
    if: { required: ["a"] },
    then: { required: ["b"] },
  },
  Unless: { type: "object", properties: { a: text }, not: { required: ["a"] } },
};

const spec = {
  openapi: "3.1.0",
  info: { title: "Null", version: "1" },
  "x-protojson": true,
  paths: {
    "/orders": {
      get: {
        operationId: "listOrders",
        responses: {
          "200": {
            description: "All.",
            content: { "application/json": { schema: ref("Orders") } },
          },
        },
      },
    },
  },
  components: { schemas },
};

type Result = { ok: boolean; value?: unknown; issues?: readonly { pointer: string }[] };
type Output = Readonly<Record<string, (...args: readonly unknown[]) => Result>>;
let api: Output;

async function load(name: string, protojson: boolean): Promise<Output> {
  const { files } = await generate({
    spec: { ...spec, "x-protojson": protojson, info: { title: name, version: "1" } },
    protojson,
    target: "js",
    paths: false,
  });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  writeFiles(join(folder, name), files);
  return (await import(pathToFileURL(join(folder, name, "index.js")).href)) as Output;
}

beforeAll(async () => {
  api = await load("protojson", true);
});

const validate = (name: string, value: unknown) =>
  api[`validate${name}`]!(value, { nulls: api["nullIsUnset"] });

const a = { id: "1" };

/** The value, and what is read: the same without its null fields. */
const read: readonly (readonly [schema: string, value: unknown, want: unknown])[] = [
  ["Order", { ...a, size: null, at: null, part: null, parts: null, labels: null }, a],
  ["Order", { ...a, part: { name: null, note: null } }, { ...a, part: { note: null } }],
  ["Order", { ...a, parts: [{ name: "n" }, { name: null }] }, { ...a, parts: [{ name: "n" }, {}] }],
  ["Order", { ...a, byName: { x: { name: null } } }, { ...a, byName: { x: {} } }],
  ["Order", { ...a, card: null, iban: "i", size: null }, { ...a, card: null, iban: "i" }],
  ["Order", { ...a, anything: null, at: null }, { ...a, anything: null }],
  // The number of an enum's value that the document does not know.
  ["Order", { ...a, at: null, size: 7 }, { ...a, size: "7" }],
  ["Order", { ...a, other: null, at: null }, { ...a, other: null }],
  ["Orders", [a, { ...a, at: null }, a], [a, a, a]],
  ["Tree", { left: { left: { name: null, left: null } }, children: null }, { left: { left: {} } }],
  ["Closed", { name: null, more: null, note: null }, { note: null }],
  ["Either", { a: "1", x: null, y: null }, { a: "1" }],
  ["Either", { b: "1", x: null }, { b: "1", x: null }],
  ["Shape", { kind: "Circle", r: null }, { kind: "Circle" }],
  ["Sized", { a: null, b: "1" }, { b: "1" }],
  ["Unless", { a: null }, {}],
];

/** The value, and where it is refused although null is unset. */
const refused: readonly (readonly [schema: string, value: unknown, want: readonly string[]])[] = [
  ["Order", { id: null }, ["/id"]],
  ["Order", { ...a, labels: { x: null } }, ["/labels/x"]],
  ["Order", { ...a, parts: [null] }, ["/parts/0"]],
  ["Order", { ...a, byName: { x: null } }, ["/byName/x"]],
  ["Order", null, [""]],
  ["Order", { ...a, at: null, size: true }, ["/size"]],
  ["Order", { ...a, at: null, card: "1", iban: "2" }, [""]],
  ["Closed", { unknown: null, name: null }, ["/unknown"]],
  ["Sized", { a: null }, [""]],
];

describe("validate… with nullIsUnset", () => {
  it.each(read)("%s reads %j as %j", (name, value, want) => {
    const before = structuredClone(value);
    const result = validate(name, value);
    expect(result).toEqual({ ok: true, value: want });
    // `toEqual` takes a property that is undefined for one that is absent.
    expect(JSON.stringify(result.value)).toBe(JSON.stringify(want));
    expect(value).toEqual(before);
    expect(api[`is${name}`]!(result.value)).toBe(true);
  });

  it.each(refused)("%s refuses %j at %j", (name, value, want) => {
    const { ok, issues = [] } = validate(name, value);
    expect(ok).toBe(false);
    expect(issues.map(({ pointer }) => pointer)).toEqual(want);
  });

  it("gives a valid value back as it is", () => {
    const value = { ...a, part: { note: null } };
    expect(validate("Order", value).value).toBe(value);
  });

  it("stays exact without the option", () => {
    const value = { ...a, at: null };
    expect(api["isOrder"]!(value)).toBe(false);
    expect(api["validateOrder"]!(value).ok).toBe(false);
    expect(() => api["assertOrder"]!(value, { nulls: api["nullIsUnset"] })).toThrow("/at");
  });

  it("keeps an own property `__proto__`, and reads nothing inherited", () => {
    const value: unknown = JSON.parse('{"id":"1","at":null,"__proto__":{"x":null}}');
    const result = validate("Order", value);
    expect(JSON.stringify(result.value)).toBe('{"id":"1","__proto__":{"x":null}}');
    const inherited = Object.assign(Object.create({ at: null }) as object, a, { size: null });
    expect(validate("Order", inherited)).toEqual({ ok: true, value: a });
  });

  it("never throws", () => {
    const throwing = {
      ...a,
      at: null,
      get size(): string {
        throw new Error("Not now.");
      },
    };
    expect(validate("Order", throwing).ok).toBe(false);
    const cyclic: Record<string, unknown> = { name: null };
    cyclic["left"] = cyclic;
    expect(validate("Tree", cyclic).ok).toBe(false);
  });

  it("copies a long list once", () => {
    const list = Array.from({ length: 20_000 }, () => ({ ...a, at: null, size: null }));
    expect(validate("Orders", list)).toEqual({ ok: true, value: list.map(() => a) });
  });
});

describe("parseResponse", () => {
  const body = [{ ...a, at: null }];

  it("reads null as unset in a document that is ProtoJSON", () => {
    const response = api["parseResponse"]!(api["listOrders"], 200, body);
    expect(response).toEqual({ declared: true, ok: true, status: 200, value: [a] });
  });

  it("refuses null in others, which have no nullIsUnset", async () => {
    const json = await load("json", false);
    expect(json["parseResponse"]!(json["listOrders"], 200, body).ok).toBe(false);
    expect(json["nullIsUnset"]).toBeUndefined();
  });
});
