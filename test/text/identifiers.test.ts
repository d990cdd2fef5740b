import { describe, expect, it } from "vitest";
import { identifier } from "../../generator/emit/code.js";
import { camelCase, identifierOf, pascalCase, singular } from "../../generator/text/identifiers.js";

describe("names", () => {
  it.each([
    ["page_size", "PageSize", "pageSize"],
    ["c1.api.App", "C1ApiApp", "c1ApiApp"],
    ["iOSApp", "IOSApp", "iOSApp"],
    ["URLList", "URLList", "urlList"],
    ["URL", "URL", "url"],
    ["Create App", "CreateApp", "createApp"],
    ["@type", "Type", "type"],
    ["__proto__", "Proto", "proto"],
    ["2fa", "2fa", "2fa"],
    ["größe", "Größe", "größe"],
    ["straße_ß", "StraßeSS", "straßeSS"],
    ["İstanbul", "İstanbul", "i̇stanbul"],
    ["名前 テスト", "名前テスト", "名前テスト"],
    ["हिन्दी", "हिन्दी", "हिन्दी"],
    ["x².½", "X", "x"],
    ["a\u20ddb", "AB", "aB"],
    ["e\u0301t", "Ét", "ét"],
    ["😀", "", ""],
    ["-", "", ""],
    ["a*/b", "AB", "aB"],
  ])("%j is %s as a type and %s as a value", (text, pascal, camel) => {
    expect(pascalCase(text)).toBe(pascal);
    expect(camelCase(text)).toBe(camel);
  });

  it.each([
    "page_size",
    "2fa",
    "名前",
    "हिन्दी",
    "x²",
    "½",
    "ⅷ",
    "٣a",
    "a\u200db",
    "\u0301a",
    "⁀a",
    "𝒜𝟙",
    "",
    "-",
  ])("%j becomes an identifier that TypeScript takes", (text) => {
    for (const name of [pascalCase(text), camelCase(text)]) {
      expect(() => identifier(identifierOf(name, "fallback"))).not.toThrow();
    }
  });

  it.each([
    ["owners", "owner"],
    ["Policies", "Policy"],
    ["status", "status"],
    ["address", "address"],
    ["addresses", "address"],
    ["boxes", "box"],
    ["Item", "Item"],
  ])("one of %s is %s", (many, one) => {
    expect(singular(many)).toBe(one);
  });
});
