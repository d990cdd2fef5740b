import { describe, expect, it } from "vitest";
import { generate, validate } from "../../generator/index.js";
import { appearanceOf, lookAlikes } from "../../generator/text/look-alikes.js";

describe("names that look the same", () => {
  it.each([
    ["a Cyrillic letter", "password", "p\u0430ssword"],
    ["a whole word", "accept", "\u0430\u0441\u0441\u0435\u0440t"],
    ["a Greek capital", "Account", "\u0391ccount"],
    ["full width", "id", "\uff49\uff44"],
    ["mathematical", "id", "\u{1d456}\u{1d451}"],
    ["a ligature", "office", "o\ufb03ce"],
    ["a Roman numeral", "typeIV", "type\u2163"],
    ["a palochka", "Id", "\u04c0d"],
    ["composed and decomposed", "caf\u00e9", "cafe\u0301"],
    ["Hangul", "\uac00", "\u1100\u1161"],
    ["a joiner", "name", "na\u200dme"],
    ["a filler", "name", "name\u3164"],
    ["a variation selector", "name", "nam\ufe0fe"],
    ["a tag", "name", "name\u{e0061}"],
    ["a soft hyphen", "name", "na\u00adme"],
    ["a no-break space", "first name", "first\u00a0name"],
    ["another hyphen", "first-name", "first\u2010name"],
    ["an apostrophe", "owner's", "owner\u2019s"],
  ])("%s", (_, plain, odd) => {
    expect(appearanceOf(odd)).toBe(appearanceOf(plain));
    expect(lookAlikes([odd, plain])).toHaveLength(1);
  });

  it.each([
    ["an accent", "resume", "r\u00e9sum\u00e9"],
    ["raised and lowered", "x2", "x\u00b2"],
    ["ASCII alone", "x1", "xl"],
    ["letter case", "Name", "name"],
    ["another word", "\u043d\u043e\u043c\u0435\u0440", "\u0438\u043c\u044f"],
    ["ligatures of one language", "\u00e6", "ae"],
    ["kana", "\u30ab", "\u529b"],
  ])("others do not: %s", (_, one, other) => {
    expect(lookAlikes([one, other])).toEqual([]);
  });
});

const odd = "p\u0430ss";

const places: Readonly<Record<string, object>> = {
  "properties of one object": {
    components: { schemas: { A: { type: "object", properties: { pass: {}, [odd]: {} } } } },
  },
  "a required name": {
    components: { schemas: { A: { type: "object", properties: { pass: {} }, required: [odd] } } },
  },
  "values of an enum": { components: { schemas: { A: { type: "string", enum: ["pass", odd] } } } },
  schemas: { components: { schemas: { pass: { type: "string" }, [odd]: { type: "string" } } } },
  operationIds: {
    paths: {
      "/a": {
        get: { operationId: "pass", responses: {} },
        put: { operationId: odd, responses: {} },
      },
    },
  },
  tags: {
    paths: {
      "/a": { get: { tags: ["pass"], responses: {} }, put: { tags: [odd], responses: {} } },
    },
  },
  parameters: {
    paths: {
      "/a": {
        get: {
          parameters: ["pass", odd].map((name) => ({ name, in: "query", schema: {} })),
          responses: {},
        },
      },
    },
  },
  paths: { paths: { "/pass": {}, [`/${odd}`]: {} } },
};

async function codesOf(parts: object): Promise<string[]> {
  const spec = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths: {}, ...parts };
  const found = await validate({ spec });
  const made = await generate({ spec, paths: false });
  const told = made.diagnostics
    .filter(({ severity }) => severity !== "error")
    .map(({ code }) => code);
  if (made.files.size > 0) {
    expect(told.includes("look-alike-names")).toBe(
      found.diagnostics.some(({ code }) => code === "look-alike-names"),
    );
  }
  return found.diagnostics.map(({ code }) => code);
}

describe("a finding about names", () => {
  it.each(Object.keys(places))("in %s", async (name) => {
    expect(await codesOf(places[name] ?? {})).toContain("look-alike-names");
  });

  it.each(Object.keys(places))("with a hidden character, in %s", async (name) => {
    const text = JSON.stringify(places[name]).replaceAll(odd, "pa\u115fss");
    const codes = await codesOf(JSON.parse(text) as object);
    // A name that is only required is told by its likeness.
    if (name !== "a required name") expect(codes).toContain("hidden-character");
  });

  it("but none about names in data, and names that nobody confuses", async () => {
    const example = { pass: 1, [odd]: 2, "a\u3164": 3 };
    const schema = {
      type: "object",
      example,
      "x-data": example,
      properties: { größe: {}, имя: {}, 名前: {} },
    };
    const codes = await codesOf({ components: { schemas: { A: schema } } });
    expect(codes).not.toContain("look-alike-names");
    expect(codes).not.toContain("hidden-character");
  });

  it.each([
    ["turns its direction", "a\u202eb", true],
    ["hides a message in tags", "a\u{e0041}\u{e0042}", true],
    ["has a control character", "a\u0007", true],
    [
      "shows a flag that is spelt with tags",
      "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
      false,
    ],
    [
      "has joiners, marks and selectors that its language needs",
      "\u0645\u06cc\u200c\u062e \u200f \u26a0\ufe0f a\u00a0b",
      false,
    ],
    ["has several lines", "a\n\tb\r\nc", false],
  ])("a text that %s", async (_, description, expected) => {
    const codes = await codesOf({ info: { title: "T", version: "1", description } });
    expect(codes.includes("hidden-character")).toBe(expected);
  });
});
