import { describe, expect, it } from "vitest";
import {
  placesTogether,
  schemasTogether,
} from "../../../generator/build/schemas/schemas-together.js";
import type { JsonObject } from "../../../generator/json/json.js";

const ref = (name: string) => ({ $ref: `#/s/${name}` });
const b = { required: ["b"] };

/** By case, schemas of which `A` is the first, and the places that hold together, in OpenAPI 3.1 and 3.0. */
const table: Readonly<Record<string, readonly [JsonObject, since31: string, in30?: string]>> = {
  "a schema alone": [{ A: b }, "A"],
  "what is no schema object": [{ A: true as never }, ""],
  "items of `allOf`": [{ A: { allOf: [b, true, { ...b }] } }, "A A/allOf/0 A/allOf/2"],
  "an item in an item": [
    { A: { allOf: [{ allOf: [{ ...b }] }] } },
    "A A/allOf/0 A/allOf/0/allOf/0",
  ],
  "other keywords": [{ A: { anyOf: [b], oneOf: [b], not: b, if: b, then: b } }, "A"],
  "a reference alone": [{ A: ref("B"), B: b }, "A (B)", "(B)"],
  "a reference beside keywords": [{ A: { ...ref("B"), required: ["a"] }, B: b }, "A (B)", "(B)"],
  "`allOf` beside a reference": [
    { A: { ...ref("B"), allOf: [{ required: ["a"] }] }, B: b },
    "A (B) A/allOf/0",
    "(B)",
  ],
  "a reference in an item": [
    { A: { allOf: [{ ...ref("B"), required: ["a"] }] }, B: b },
    "A A/allOf/0 (B)",
    "A (B)",
  ],
  "a reference behind a reference": [
    { A: { allOf: [ref("B")] }, B: { ...ref("C"), allOf: [b] }, C: { required: ["c"] } },
    "A A/allOf/0 (B) (C) (B/allOf/0)",
    "A (C)",
  ],
  "a part behind a reference": [
    { A: { allOf: [ref("B")] }, B: { allOf: [{ ...b }] } },
    "A A/allOf/0 (B) (B/allOf/0)",
    "A (B) (B/allOf/0)",
  ],
  "a schema twice": [
    { A: { allOf: [ref("B"), ref("B"), ref("C")] }, B: b, C: ref("B") },
    "A A/allOf/0 A/allOf/1 A/allOf/2 (B) (C)",
    "A (B)",
  ],
  "a circle": [
    { A: { allOf: [ref("B")] }, B: { allOf: [ref("A")] } },
    "A A/allOf/0 (B) (B/allOf/0)",
    "A (B)",
  ],
  "a reference to nothing": [
    { A: { allOf: [ref("X"), b] } },
    "A A/allOf/0 A/allOf/1",
    "A A/allOf/1",
  ],
  "what stands in a prototype": [{ A: Object.create({ allOf: [b] }) as JsonObject }, "A"],
};

const rows = Object.entries(table).flatMap(([name, [schemas, since31, in30 = since31]]) => [
  { name, version: "3.1", refSiblings: true, schemas, expected: since31 },
  { name, version: "3.0", refSiblings: false, schemas, expected: in30 },
]);

describe("schemas that hold together", () => {
  it.each(rows)("$name, in $version", ({ schemas, refSiblings, expected }) => {
    const scope = { document: { s: schemas }, dialect: { refSiblings } };
    const start = { value: schemas["A"], pointer: "#/s/A" };
    const found = [...placesTogether(start, scope)];
    const shown = found.map(({ pointer, isBehind }) => {
      const place = pointer.replace("#/s/", "");
      return isBehind ? `(${place})` : place;
    });
    expect(shown.join(" ")).toBe(expected);
    const values = [...schemasTogether(schemas["A"], scope)];
    expect(values).toHaveLength(found.length);
    for (const [index, value] of values.entries()) expect(value).toBe(found[index]?.value);
  });

  it("are looked at up to a bound, and without those that are left out", () => {
    const items = Array.from({ length: 100 }, (_, index) => ({ maxProperties: index }));
    const scope = { document: {}, dialect: { refSiblings: true } };
    expect([...schemasTogether({ allOf: items }, scope)]).toHaveLength(64);
    expect([...schemasTogether({ allOf: items }, scope, { most: Infinity })]).toHaveLength(101);
    const leavesOut = (schema: JsonObject) => schema["maxProperties"] === 1;
    const some = [...schemasTogether({ allOf: items.slice(0, 3) }, scope, { leavesOut })];
    expect(some.map((schema) => schema["maxProperties"])).toEqual([undefined, 0, 2]);
  });
});
