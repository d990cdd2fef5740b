import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";

const folder = mkdtempSync(join(tmpdir(), "specwright-refined-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const named = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
const id = { type: "integer", format: "int64" };

/** A property whose schema refines the array `Trips`. */
const properties = {
  beside: { ...ref("Trips"), minItems: 1 },
  inAllOf: { allOf: [ref("Trips"), { minItems: 1 }] },
  around: { type: "array", minItems: 1, allOf: [ref("Trips")] },
  counted: { allOf: [ref("Trips"), { type: "array", minItems: 1, maxItems: 3 }] },
  more: { allOf: [ref("Trips"), { type: "array", items: named }] },
  chain: { allOf: [ref("SomeTrips"), { maxItems: 9 }] },
  other: {
    allOf: [ref("Trips"), { type: "array", items: { properties: { id: { type: "integer" } } } }],
  },
};

const spec = {
  openapi: "3.1.0",
  info: { title: "Refined", version: "1" },
  paths: {},
  components: {
    schemas: {
      Trip: { type: "object", required: ["id"], properties: { id } },
      Trips: { type: "array", items: ref("Trip") },
      SomeTrips: { allOf: [ref("Trips"), { minItems: 1 }] },
      Holder: { type: "object", properties },
    },
  },
};

type Change = (value: unknown) => unknown;
let output: { readonly decodeHolder: Change; readonly encodeHolder: Change };
let types = "";
beforeAll(async () => {
  const options = { target: "js", paths: false, int64: "bigint", out: folder } as const;
  const { files } = await generate({ spec, ...options });
  types = files.get("types.d.ts") ?? "";
  output = (await import(pathToFileURL(join(folder, "index.js")).href)) as typeof output;
}, 240_000);

describe("an array that is refined at a property", () => {
  const decoded = Object.keys(properties).filter((name) => name !== "other");

  it.each(decoded)("%s: its items are decoded and encoded as those of the array are", (name) => {
    const wire = {
      [name]: [
        { id: 5, name: "a" },
        { id: 6, name: "b" },
      ],
    };
    const value = {
      [name]: [
        { id: 5n, name: "a" },
        { id: 6n, name: "b" },
      ],
    };
    expect(output.decodeHolder(wire)).toEqual(value);
    expect(output.encodeHolder(value)).toEqual(wire);
  });

  it("has the type of the array, if nothing else is said of the items", () => {
    for (const name of ["beside", "inAllOf", "around", "counted"]) {
      expect(types).toMatch(new RegExp(`${name}\\?: Trips \\|`));
    }
    expect(types).toMatch(/more\?: \(Trip & \w+\)\[\]/);
  });

  it("stays as on the wire, where another part reads a property of the items otherwise", () => {
    expect(output.decodeHolder({ other: [{ id: 5 }] })).toEqual({ other: [{ id: 5 }] });
    expect(types).toMatch(/other\?: \(?wire\./);
  });
});
