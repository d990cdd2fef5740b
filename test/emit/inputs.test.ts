import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "../../generator/index.js";
import { writeFiles } from "../golden/expected-folder.js";
import { produce } from "../golden/golden-case.js";

type Change = (value: unknown) => unknown;
type Output = Readonly<Record<string, Change>>;

const folder = mkdtempSync(join(tmpdir(), "specwright-inputs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let output: Output;
beforeAll(async () => {
  const { files } = await produce("request-variants", "js");
  writeFiles(folder, files);
  output = (await import(pathToFileURL(join(folder, "index.js")).href)) as Output;
}, 60_000);

const owner = { id: "1", email: "a@example.com" };
const sent = { email: "a@example.com" };

const table: [what: string, received: object, sent: object][] = [
  ["read-only properties", { id: "1", color: "red" }, { color: "red" }],
  ["properties of references", { owner }, { owner: sent }],
  ["a property named as one of Object.prototype", { constructor: owner }, { constructor: sent }],
  ["null, and what it stands in for", { maybe: null }, { maybe: null }],
  ["alternatives beside null", { maybe: owner }, { maybe: sent }],
  ["objects in place", { inline: { seen: "a", kept: "b" } }, { inline: { kept: "b" } }],
  ["lists", { list: [owner, {}, owner] }, { list: [sent, {}, sent] }],
  ["lists of lists", { table: [[owner], []] }, { table: [[sent], []] }],
  ["tuples", { tuple: ["a", owner, owner] }, { tuple: ["a", sent, owner] }],
  ["maps", { map: { a: owner, id: owner } }, { map: { a: sent, id: sent } }],
  [
    "maps by pattern, and the rest of the properties",
    { patterns: { "x-a": owner, "x-plain": owner, other: { at: "1", by: "2" } } },
    { patterns: { "x-a": sent, "x-plain": sent, other: { by: "2" } } },
  ],
  [
    "recursion",
    { children: [{ id: "1", name: "a", children: [{ id: "2", name: "b" }] }] },
    { children: [{ name: "a", children: [{ name: "b" }] }] },
  ],
  [
    "unions by tag",
    { pet: { kind: "Cat", id: "1", chip: "2" } },
    { pet: { kind: "Cat", chip: "2" } },
  ],
  [
    "unions by tag",
    { pet: { kind: "Dog", id: "1", chip: "2" } },
    { pet: { kind: "Dog", id: "1" } },
  ],
  ["unions by what is required", { shape: { radius: 1, area: 2 } }, { shape: { radius: 1 } }],
  ["unions by what is required", { shape: { side: 1, area: 2 } }, { shape: { side: 1, area: 2 } }],
  [
    "unions that are unclear: what one member sends stays",
    { either: { only: "a", both: "b", in: owner } },
    { either: { both: "b", in: sent } },
  ],
  ["unions of lists and objects", { lists: [owner] }, { lists: [sent] }],
  ["unions of lists and objects", { lists: { at: "1", by: "2" } }, { lists: { by: "2" } }],
  [
    "members of oneofs",
    { choice: { stamp: { at: "1", by: "2" } } },
    { choice: { stamp: { by: "2" } } },
  ],
  ["members of oneofs that are read-only", { choice: { at: "1" } }, { choice: {} }],
  [
    "intersections, and properties that nothing in them knows",
    { composed: { ...owner, more: { at: "1", by: "2" }, other: owner } },
    { composed: { more: { by: "2" }, other: sent } },
  ],
  [
    "what another part requires stays",
    { demanded: { name: "a", id: "1" } },
    { demanded: { name: "a" } },
  ],
  [
    "conditions",
    { conditional: { old: true, seen: "a", both: "b" } },
    { conditional: { old: true, both: "b" } },
  ],
  ["dependent schemas", { dependent: { a: "1", b: "2" } }, { dependent: { a: "1" } }],
  [
    "values of an open enum that the document does not list",
    { color: "green" },
    { color: "green" },
  ],
  ["properties that the document does not know", { news: { id: "1" } }, { news: { id: "1" } }],
  ["messages without a request variant", { plain: { id: "1" } }, { plain: { id: "1" } }],
];

describe("toFooInput", () => {
  it.each(table)("%s", (_, received, wanted) => {
    const message = { id: "1", name: "a", ...received };
    const before = structuredClone(message);
    const made = output["toBoxInput"]?.(message);
    expect(made).toEqual({ name: "a", ...wanted });
    expect(message).toEqual(before);
    // What was valid when it was received is valid when it is sent; new values of enums are for the server to know.
    const issues = output["validateBox"]?.(message) as { readonly ok: boolean };
    if (issues.ok && !("color" in wanted && wanted.color === "green"))
      expect(output["validateBoxInput"]?.(made)).toMatchObject({ ok: true });
  });

  it("gives a new object, which shares parts without anything read-only", () => {
    const plain = { id: "1" };
    const message = { id: "1", name: "a", plain };
    const made = output["toBoxInput"]?.(message) as typeof message;
    expect(made).not.toBe(message);
    expect(made.plain).toBe(plain);
    const enumOnly = { name: "a" };
    expect(output["toNamedInput"]).toBeUndefined();
    expect(output["toAccountInput"]?.(enumOnly)).not.toBe(enumOnly);
  });

  it("drops and keeps own properties, whatever their names are", () => {
    const message: unknown = JSON.parse(
      '{"name": "a", "__proto__": "gone", "map": {"__proto__": {"id": "1"}}}',
    );
    const made = output["toBoxInput"]?.(message) as { readonly map: object };
    expect(Object.keys(made)).toEqual(["name", "map"]);
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
    expect(JSON.stringify(made)).toBe('{"name":"a","map":{"__proto__":{}}}');
    expect(Object.getPrototypeOf(made.map)).toBe(Object.prototype);
  });

  it("reads nothing that is inherited", () => {
    const polluted = Object.prototype as unknown as Record<string, unknown>;
    const names = ["drop", "inside", "rest", "items", "first", "tags", "required", "rule", "kind"];
    for (const name of names) polluted[name] = [["x", () => ({ of: "object", drop: ["name"] })]];
    try {
      const made = output["toBoxInput"]?.({ id: "1", name: "a", pet: { id: "2", name: "b" } });
      expect({ ...(made as object) }).toStrictEqual({ name: "a", pet: { id: "2", name: "b" } });
    } finally {
      for (const name of names) delete polluted[name];
    }
  });

  it("follows messages as deep as validators do, and says so where they are deeper", () => {
    const nested = (levels: number): object =>
      levels === 0
        ? { id: "0", name: "a" }
        : { id: "1", name: "a", children: [nested(levels - 1)] };
    const fits = nested(250);
    expect(output["isBox"]?.(fits)).toBe(true);
    expect(JSON.stringify(output["toBoxInput"]?.(fits))).not.toContain("id");
    const message =
      /^toBoxInput: the message is nested deeper than 256 levels, or it contains itself\.$/;
    expect(() => output["toBoxInput"]?.(nested(5000))).toThrow(message);
    const circle: { children: unknown[] } = { children: [] };
    circle.children.push(circle);
    expect(() => output["toBoxInput"]?.(circle)).toThrow(message);
  });

  it("looks once at what is shared: the paths through it double with each level", () => {
    let shared: object = { id: "0", name: "a" };
    for (let level = 0; level < 100; level += 1)
      shared = { id: "1", name: "a", children: [shared, shared] };
    const made = output["toBoxInput"]?.(shared) as { readonly children: readonly unknown[] };
    expect(made.children[0]).toBe(made.children[1]);
  });

  it.each([null, undefined, "text", 1])("gives %j back", (value) => {
    expect(output["toBoxInput"]?.(value)).toBe(value);
  });
});

it("works on decoded values: a date stays one", async () => {
  const spec = {
    openapi: "3.1.1",
    info: { title: "Dates", version: "1" },
    paths: {
      "/a": {
        put: {
          operationId: "put",
          requestBody: {
            content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } },
          },
          responses: {
            "200": {
              description: "A.",
              content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        A: {
          type: "object",
          properties: {
            id: { type: "string", readOnly: true },
            at: { type: "string", format: "date-time" },
            either: {
              oneOf: [
                { type: "string", format: "date-time" },
                { type: "object", properties: { id: { type: "string", readOnly: true } } },
              ],
            },
          },
        },
      },
    },
  };
  const { files } = await generate({ spec, target: "js", paths: false, dates: "Date" });
  const own = join(folder, "dates");
  writeFiles(own, files);
  const made = (await import(pathToFileURL(join(own, "index.js")).href)) as Output;
  const at = new Date(0);
  expect(made["toAInput"]?.({ id: "1", at, either: at })).toEqual({ at, either: at });
});
