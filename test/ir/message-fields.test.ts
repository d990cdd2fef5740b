import { describe, expect, it } from "vitest";
import { Findings } from "../../generator/findings/diagnostics.js";
import { buildApi } from "../../generator/build/build-api.js";
import { MessageTables, type MaskPaths } from "../../generator/model/message-fields.js";
import type { JsonObject, JsonValue } from "../../generator/json/json.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const mask = (name: string) => ({ type: "string", "x-field-mask": name });
const object = (properties: JsonObject, more: JsonObject = {}) => {
  return { type: "object", properties, ...more };
};

function build(schemas: JsonObject) {
  const findings = new Findings();
  const document = {
    openapi: "3.1.1",
    info: { title: "t", version: "1" },
    components: { schemas },
  };
  const api = buildApi(document, findings);
  if (api === undefined) throw new Error("There is no model.");
  return { api, messages: findings.diagnostics.map(({ message }) => message) };
}

function pathsOf(schemas: JsonObject, name = "Pet"): MaskPaths {
  const { api } = build({ ...schemas, Update: object({ mask: mask(name) }) });
  expect(api.fieldMasks).toEqual([{ message: `#/components/schemas/${name}`, name }]);
  return new MessageTables(api).paths(`#/components/schemas/${name}`);
}

describe("the paths of a message", () => {
  it.each<[string, JsonValue, string[]]>([
    ["scalars", object({ a: text, b: { type: ["integer", "null"] } }), ["a", "b"]],
    [
      "lists and maps, at which they end",
      object({
        a: { type: "array", items: ref("Owner") },
        b: { type: "object", additionalProperties: ref("Owner") },
        c: { type: "object" },
      }),
      ["a", "b", "c"],
    ],
    ["messages", object({ owner: ref("Owner") }), ["owner", "owner.name"]],
    [
      "messages that may be null",
      object({
        a: { anyOf: [ref("Owner"), { type: "null" }] },
        b: { oneOf: [{ type: "null" }, ref("Owner")] },
        c: { type: ["object", "null"], properties: { d: text } },
      }),
      ["a", "b", "c", "a.name", "b.name", "c.d"],
    ],
    [
      "one of several messages, at which they end",
      object({
        a: { oneOf: [ref("Owner"), object({ street: text })] },
      }),
      ["a"],
    ],
    ["parts of a message", { allOf: [ref("Owner"), object({ b: text })] }, ["name", "b"]],
    ["an Any, at which they end", object({ a: object({ "@type": text, b: text }) }), ["a"]],
    [
      "a message inside itself",
      object({ a: ref("Pet"), b: object({ c: ref("Pet") }) }),
      ["a", "b", "b.c"],
    ],
    [
      "names of the .proto file",
      object({ display_name: text, a_1b: text, _c: text }),
      ["displayName", "a1b", "C"],
    ],
    ["two spellings of one name", object({ a_b: text, aB: text }), ["aB"]],
    [
      "names that no mask can have",
      object({ "a.b": text, "c,d": text, "e f": text, "": text, g: text }),
      ["g"],
    ],
    [
      "names of Object.prototype",
      object({ constructor: text, toString: ref("Owner") }),
      ["constructor", "toString", "toString.name"],
    ],
  ])("have %s", (_, Pet, want) => {
    expect(pathsOf({ Pet, Owner: object({ name: text }) }).paths).toEqual(want);
  });

  it("are a message's own where there are more than 500, and deeper ones as far as they fit", () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, text]));
    const wide = pathsOf({
      Pet: object({ ...many(600), owner: ref("Owner") }),
      Owner: object({ a: text }),
    });
    expect(wide).toMatchObject({ depth: 1 });
    expect(wide.paths).toHaveLength(601);
    const deep = { Pet: object({ a: ref("A") }), A: object({ b: ref("B") }), B: object(many(499)) };
    expect(pathsOf(deep)).toMatchObject({ depth: 2, paths: ["a", "a.b"] });
  });

  it("stay few where messages refer to each other many times", () => {
    const names = Array.from({ length: 40 }, (_, index) => `M${index}`);
    const fields = Object.fromEntries(names.map((name) => [name.toLowerCase(), ref(name)]));
    const messages = Object.fromEntries(names.map((name) => [name, object(fields)]));
    const { paths, depth } = pathsOf({ ...messages, Pet: object(fields) });
    expect(paths.length).toBeLessThanOrEqual(500);
    expect(depth).toBe(1);
  });

  it("end where messages are nested deeply", () => {
    const names = Array.from({ length: 30 }, (_, index) => `M${index}`);
    const messages = Object.fromEntries(
      names.map((name, index) => [name, object({ next: ref(names[index + 1] ?? "Leaf") })]),
    );
    const { paths, depth } = pathsOf({
      ...messages,
      Leaf: object({ a: text }),
      Pet: object({ next: ref("M0") }),
    });
    expect(depth).toBe(8);
    expect(paths.at(-1)?.split(".")).toHaveLength(8);
  });
});

describe("`x-field-mask`", () => {
  it.each<[string, JsonValue, string]>([
    [
      "no component",
      mask("Pat"),
      "`x-field-mask` must name a component schema, and there is no `Pat`",
    ],
    ["no message", mask("Name"), "`x-field-mask` must name a message, and `Name` has no fields"],
    ["an Any", mask("Any"), "`x-field-mask` must name a message, and `Any` has no fields"],
    [
      "another place than a string",
      { type: "array", items: text, "x-field-mask": "Pet" },
      "must stand on a string",
    ],
    ["a format beside it", { ...mask("Pet"), format: "uuid" }, 'stands beside the format "uuid"'],
    [
      "another form",
      { type: "string", "x-field-mask": ["Pet"] },
      "must be the key of a component schema",
    ],
  ])("is a finding for %s", (_, property, want) => {
    const { api, messages } = build({
      Pet: object({ name: text }),
      Name: text,
      Any: object({ "@type": text }),
      Update: object({ mask: property }),
    });
    expect(messages).toEqual([expect.stringContaining(want)]);
    expect(messages[0]).toMatch(/: it is ignored\.$/);
    expect(api.fieldMasks).toEqual([]);
  });

  it("names what `masks.ts` exports clear of other names", () => {
    const { api } = build({
      Pet: object({ name: text }),
      PetPath: text,
      Update: object({ mask: mask("Pet") }),
    });
    expect(api.fieldMasks).toEqual([{ message: "#/components/schemas/Pet", name: "Pet2" }]);
  });
});
