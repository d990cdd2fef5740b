import { runInThisContext } from "node:vm";
import { describe, expect, it } from "vitest";
import {
  code,
  identifier,
  isBindable,
  join,
  literal,
  propertyKey,
  typeKey,
} from "../../generator/emit/code.js";
import type { JsonValue } from "../../generator/json/json.js";

const parsed = JSON.parse('{"__proto__": {"a": 1}, "b": 2}') as JsonValue;

describe("literal", () => {
  const texts: readonly (readonly [JsonValue, string])[] = [
    [null, "null"],
    [true, "true"],
    [1.5, "1.5"],
    [-0, "-0"],
    [1e21, "1e+21"],
    [JSON.parse("1e400") as number, "1e400"],
    ["it's", `"it's"`],
    ['quo"te', '"quo\\"te"'],
    ["back\\slash", '"back\\\\slash"'],
    ["${x} `y`", '"${x} `y`"'],
    ["\r\n\t\0", '"\\r\\n\\t\\u0000"'],
    ["\u2028\u2029", '"\\u2028\\u2029"'],
    ["\u202e bidi \u200b zero", '"\\u202e bidi \\u200b zero"'],
    ["\ud800", '"\\ud800"'],
    ["😀", '"😀"'],
    ["\u{e0001}", '"\\udb40\\udc01"'],
    ["//# sourceMappingURL=x", '"//\\u0023 sourceMappingURL=x"'],
    ["/*@ pragma", '"/*\\u0040 pragma"'],
    ["*/", '"*/"'],
    [[], "[]"],
    [[1, ["a"]], '[1, ["a"]]'],
    [{}, "{}"],
    [{ a: 1, "b c": null }, '{ a: 1, "b c": null }'],
    [parsed, '{ ["__proto__"]: { a: 1 }, b: 2 }'],
  ];
  it.each(texts)("%j is %s", (value, want) => {
    expect(literal(value).toString()).toBe(want);
  });

  it.each(texts)("%j reads back as it was", (value) => {
    const read: unknown = runInThisContext(`(${literal(value).toString()})`);
    expect(read).toEqual(value);
    if (value === parsed) expect(Object.hasOwn(read as object, "__proto__")).toBe(true);
  });
});

describe("keys", () => {
  it.each([
    ["alias", "alias", "alias"],
    ["class", "class", "class"],
    ["$ref", "$ref", "$ref"],
    ["@type", '"@type"', '"@type"'],
    ["1st", '"1st"', '"1st"'],
    ["", '""', '""'],
    ["a]; evil", '"a]; evil"', '"a]; evil"'],
    ["größe", '"größe"', '"größe"'],
    ["__proto__", '"__proto__"', '["__proto__"]'],
    ["constructor", "constructor", "constructor"],
  ])("%j is %s in a type and %s in an object", (name, inType, inObject) => {
    expect(typeKey(name).toString()).toBe(inType);
    expect(propertyKey(name).toString()).toBe(inObject);
  });
});

describe("identifier", () => {
  it.each(["a", "_1", "$", "größe", "名前", "𝒜"])("%s is one", (name) => {
    expect(identifier(name).toString()).toBe(name);
  });
  it.each(["", "1a", "a b", "a-b", "a;b", "x²", "½", "a\u2028", "a.b"])(
    "%j is none: it throws",
    (name) => {
      expect(() => identifier(name)).toThrow("Not an identifier");
    },
  );
  it.each(["class", "await", "Promise", "undefined", "a b", "isObject"])(
    "%s may not be bound",
    (name) => {
      expect(isBindable(name)).toBe(false);
    },
  );
});

it("code is made of code: holes are not read again", () => {
  const name = literal("${b} \\n");
  expect(code`f(${name}, ${join([literal(1), literal(2)])})`.toString()).toBe(
    'f("${b} \\\\n", 1, 2)',
  );
});
