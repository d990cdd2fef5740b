import { describe, expect, it } from "vitest";
import { expandedAt, unpackMessage, type AnySchemas } from "../../templates/runtime/any.js";
import { explainFields } from "../../templates/runtime/check-objects.js";
import { tableSchema } from "../../templates/runtime/standard-schema.js";
import { ValidationError } from "../../templates/runtime/validate.js";
import { anyNode, stringNode } from "../../templates/runtime/check-values.js";

const messages: AnySchemas = {
  "pets.v1.Pet": () => tableSchema(() => explainFields({ name: "string" })),
  "google.protobuf.StringValue": () => tableSchema(() => stringNode),
  "google.protobuf.Struct": () => tableSchema(() => anyNode),
};

describe("unpackMessage", () => {
  it.each(["pets.v1.Pet", "type.googleapis.com/pets.v1.Pet", "https://a/b\n/pets.v1.Pet"])(
    "finds a message behind %j, and checks it",
    (type) => {
      const any = { "@type": type, name: "Rex", newer: 1 };
      expect(unpackMessage(any, messages)).toEqual({
        type: "pets.v1.Pet",
        value: { name: "Rex", newer: 1 },
      });
      const wrong = { "@type": type, name: 7 };
      expect(() => unpackMessage(wrong, messages)).toThrow(ValidationError);
      expect(() => unpackMessage(wrong, messages)).toThrow(/^pets.v1.Pet is not valid: \/name/);
    },
  );

  it("reads messages with a JSON form of their own from `value`", () => {
    const text = { "@type": "type.googleapis.com/google.protobuf.StringValue", value: "a" };
    expect(unpackMessage(text, messages)?.value).toBe("a");
    const struct = { "@type": "google.protobuf.Struct", value: { "@type": "mine" } };
    expect(unpackMessage(struct, messages)?.value).toEqual({ "@type": "mine" });
  });

  it.each([
    [{ "@type": "other.v1.Thing", size: 3 }, "other.v1.Thing"],
    [{ "@type": "x/toString" }, "toString"],
    [{ "@type": "__proto__" }, "__proto__"],
    [{ "@type": 7 }, ""],
    [{}, ""],
    [Object.create({ "@type": "pets.v1.Pet" }) as object, ""],
    ["pets.v1.Pet", ""],
    [7, ""],
  ])("passes %j through", (any, type) => {
    const found = unpackMessage(any, messages);
    expect(found?.type).toBe(type);
    expect(found?.value).toBe(any);
  });

  it("gives undefined for null and undefined", () => {
    expect(unpackMessage(null, messages)).toBeUndefined();
    expect(unpackMessage(undefined, messages)).toBeUndefined();
  });

  it("sets no prototype", () => {
    const any: unknown = JSON.parse('{ "@type": "pets.v1.Pet", "__proto__": { "name": "x" } }');
    const value = unpackMessage(any, messages)?.value as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(value).not.toHaveProperty("name");
  });
});

const app = { "@type": "App" };
const response = {
  expanded: [app, null],
  list: [{ view: { "a.b": 1, "it's": 2, 'say "x"': 3, "back\\slash": 4 } }],
};

describe("expandedAt", () => {
  it.each<[string, unknown]>([
    ["$.expanded[0]", app],
    ["$.expanded[00]", app],
    ["$['expanded'][0]", app],
    ['$["expanded"][0]["@type"]', "App"],
    ["$.expanded[0].@type", "App"],
    ["$.expanded[1]", null],
    ["$.list[0].view['a.b']", 1],
    ["$.list[0].view['it\\'s']", 2],
    ['$.list[0].view["say \\"x\\""]', 3],
    ["$.list[0].view['back\\\\slash']", 4],
    ["$", response],
  ])("follows %s", (path, want) => {
    expect(expandedAt(response, path)).toBe(want);
  });

  it.each([
    ...["", "expanded[0]", "$expanded[0]", "$.expanded[2]", "$.expanded[-1]", "$.expanded[0"],
    ...[
      "$.expanded[0]x",
      "$.expanded[0].name",
      "$.expanded[1].name",
      "$..expanded",
      "$.expanded[*]",
    ],
    ...["$.*", "$.expanded.0", "$.expanded.length", "$[0]", "$.expanded[0:1]", "$.expanded[?@.a]"],
    ...["$.__proto__", "$.constructor", "$.expanded.constructor", "$['__proto__']", "$.toString"],
    ...["$.expanded[99999999999999999999]", "$.expanded[1e0]", "$.expanded[ 0 ]", "$['expanded"],
    ...["$.", "$[", "$[]", "$.expanded[0]."],
  ])("gives undefined for %j", (path) => {
    expect(expandedAt(response, path)).toBeUndefined();
  });

  it("never throws, whatever it is given", () => {
    const hostile = new Proxy(
      {},
      {
        getOwnPropertyDescriptor: () => {
          throw new Error("no");
        },
      },
    );
    for (const from of [undefined, null, 7, "text", [], hostile, Object.create(null)]) {
      for (const path of [undefined, null, "$.expanded[0]", "$[0]", 7 as never, {} as never]) {
        expect(expandedAt(from, path)).toBeUndefined();
      }
    }
  });

  it("reads no polluted prototype", () => {
    try {
      Object.assign(Object.prototype, { expanded: [app] });
      Object.assign(Array.prototype, { "7": app });
      expect(expandedAt({}, "$.expanded[0]")).toBeUndefined();
      expect(expandedAt({ list: [] }, "$.list[7]")).toBeUndefined();
      expect(unpackMessage({}, {})?.type).toBe("");
    } finally {
      delete (Object.prototype as { expanded?: unknown }).expanded;
      delete (Array.prototype as { 7?: unknown })[7];
    }
  });
});
