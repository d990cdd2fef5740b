import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generate, type Diagnostic } from "../../generator/index.js";
import { makeFolder } from "../load/folder.js";

async function generateFile(
  name: string,
  content: string | Uint8Array,
): Promise<readonly Diagnostic[]> {
  const folder = makeFolder({ [name]: content });
  const { files, diagnostics } = await generate({ spec: join(folder, name), paths: false });
  if (diagnostics.some(({ severity }) => severity === "error")) expect(files.size).toBe(0);
  return diagnostics;
}

function errors(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, line, column }) => `${code} ${line}:${column}`);
}

const yaml = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\n";
const json = '{ "openapi": "3.1.0", "info": { "title": "T", "version": "1" }, "paths": {} }';
const utf16 = (text: string, bom: readonly number[], swap: boolean) => {
  const bytes = Buffer.from(text, "utf16le");
  return Uint8Array.from([...bom, ...(swap ? bytes.swap16() : bytes)]);
};

function bomb(levels: number, merge: boolean): string {
  const lines = ["a0: &a0 { x: 1, y: 2 }"];
  for (let level = 1; level <= levels; level += 1) {
    const all = Array(9)
      .fill(`*a${level - 1}`)
      .join(", ");
    lines.push(
      merge
        ? `a${level}: &a${level} { <<: [${all}], k${level}: [${all}] }`
        : `a${level}: &a${level} [${all}]`,
    );
  }
  return `${yaml}x-bomb:\n${lines.map((line) => `  ${line}`).join("\n")}\n`;
}

const schema = (text: string) => `${yaml}components:\n  schemas:\n    A: ${text}\n`;
const jsonSchema = (text: string) =>
  json.replace('"paths": {}', `"components": { "schemas": { "A": ${text} } }`);

describe("input that other tools stumble over", () => {
  it.each<[string, string, string | Uint8Array, readonly string[]]>([
    ["a byte order mark", "a.yaml", `\ufeff${yaml}`, []],
    ["a byte order mark in JSON", "a.json", `\ufeff${json}`, []],
    ["CRLF", "a.yaml", yaml.replaceAll("\n", "\r\n"), []],
    [
      "UTF-16, little end first",
      "a.yaml",
      utf16(yaml, [0xff, 0xfe], false),
      ["invalid-encoding 1:1"],
    ],
    ["UTF-16, big end first", "a.yaml", utf16(yaml, [0xfe, 0xff], true), ["invalid-encoding 1:1"]],
    [
      "a byte that is not UTF-8",
      "a.yaml",
      Uint8Array.from([...Buffer.from("openapi: 3.1.0\ninfo: "), 0xc3, 0x28]),
      ["invalid-encoding 2:7"],
    ],
    [
      "an encoded surrogate",
      "a.yaml",
      Uint8Array.from([...Buffer.from("a: "), 0xed, 0xa0, 0x80]),
      ["invalid-encoding 1:4"],
    ],
    [
      "an overlong slash",
      "a.json",
      Uint8Array.from([...Buffer.from('{"a": "'), 0xc0, 0xaf]),
      ["invalid-encoding 1:8"],
    ],
    ["an empty file", "a.yaml", "", ["invalid-document 1:1"]],
    ["an empty JSON file", "a.json", "", ["invalid-syntax 1:1"]],
    ["a tab", "a.yaml", "openapi: 3.1.0\ninfo:\n\ttitle: T\n", ["invalid-syntax 3:1"]],
    ["two documents", "a.yaml", `${yaml}---\n${yaml}`, ["invalid-syntax 4:1"]],
    ["a custom tag", "a.yaml", `${yaml}x-a: !evil {}\n`, ["invalid-syntax 4:6"]],
    [
      "!!js/function",
      "a.yaml",
      `${yaml}x-a: !!js/function 'function () {}'\n`,
      ["invalid-syntax 4:6"],
    ],
    [
      "!!python/object",
      "a.yaml",
      `${yaml}x-a: !!python/object/apply:os.system [ls]\n`,
      ["invalid-syntax 4:6"],
    ],
    ["a key twice", "a.yaml", `${yaml}paths: {}\n`, ["duplicate-key 4:1"]],
    [
      "a key twice in JSON",
      "a.json",
      json.replace('"paths"', '"info": {}, "paths"'),
      ["duplicate-key 1:65"],
    ],
    ["an alias bomb", "a.yaml", bomb(9, false), ["limit-exceeded"]],
    ["a merge bomb", "a.yaml", bomb(9, true), ["limit-exceeded"]],
    [
      "100,000 levels in JSON",
      "a.json",
      `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
      ["limit-exceeded"],
    ],
    [
      "100,000 levels of lists in JSON",
      "a.json",
      `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
      ["limit-exceeded"],
    ],
    [
      "100,000 levels in YAML",
      "a.yaml",
      `${"{a: ".repeat(100_000)}1${"}".repeat(100_000)}`,
      ["limit-exceeded"],
    ],
    ["100,000 levels of dashes", "a.yaml", `${"- ".repeat(100_000)}1`, ["limit-exceeded"]],
    [
      "3,000 levels of lines",
      "a.yaml",
      Array.from({ length: 3000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
      ["limit-exceeded"],
    ],
    ["a number beyond double", "a.yaml", schema("{ enum: [1e400] }"), ["invalid-syntax 6:17"]],
    [
      "a number beyond double in JSON",
      "a.json",
      jsonSchema('{ "enum": [1e400] }'),
      ["invalid-syntax 1:110"],
    ],
    [
      "a bound beyond double in JSON",
      "a.json",
      jsonSchema('{ "type": "number", "maximum": -1e999 }'),
      ["invalid-syntax 1:130"],
    ],
    ["a number nearer to zero", "a.yaml", schema("{ enum: [1e-400] }"), ["invalid-syntax 6:17"]],
    [
      "a number nearer to zero in JSON",
      "a.json",
      jsonSchema('{ "type": "number", "minimum": -0.1e-999 }'),
      ["invalid-syntax 1:130"],
    ],
    [
      "a default beyond double",
      "a.json",
      jsonSchema('{ "type": "number", "default": 1e400 }'),
      ["invalid-syntax 1:130"],
    ],
  ])("%s", { timeout: 120_000 }, async (_, name, content, want) => {
    const found = errors(await generateFile(name, content));
    expect(
      found
        .slice(0, want.length)
        .map((line, index) => (want[index]?.includes(" ") ? line : line.split(" ")[0])),
    ).toEqual(want);
    if (want.length === 0) expect(found).toEqual([]);
  });

  it.each([
    ["a.yaml", schema("{ enum: [12345678901234567890] }"), "6:17"],
    ["a.json", jsonSchema('{ "const": 12345678901234567890 }'), "1:110"],
    ["a.json", jsonSchema('{ "type": "number", "maximum": 9223372036854775807 }'), "1:130"],
    ["a.yaml", schema("{ type: number, maximum: 9007199254740993 }"), "6:33"],
    ["a.json", jsonSchema('{ "enum": [9007199254740993.0] }'), "1:110"],
    ["a.json", jsonSchema('{ "enum": [12345678901234567890.5] }'), "1:110"],
    ["a.yaml", schema("{ enum: [-123456789012345678901e0] }"), "6:17"],
    ["a.yaml", schema("{ enum: [0x20000000000001] }"), "6:17"],
  ])(
    "%s: an integer that a double cannot hold is said to be rounded",
    async (name, content, place) => {
      const diagnostics = await generateFile(name, content);
      expect(
        diagnostics.map(({ code, severity, line, column }) => [
          code,
          severity,
          `${line}:${column}`,
        ]),
      ).toEqual([["inexact-number", "warning", place]]);
    },
  );

  it.each([
    "1",
    "9007199254740992",
    "1e21",
    "100000000000000000000",
    "0.1",
    "-0",
    "1.0",
    "0e-999",
    "0.000e5",
    "1e23",
    "1.7976931348623157e308",
    "5e-324",
    "9007199254740992.0",
    "0.1234567890123456789",
  ])("%s is exact enough", async (text) => {
    expect(await generateFile("a.json", jsonSchema(`{ "enum": [${text}] }`))).toEqual([]);
  });

  it("an object that holds few others many times, as YAML's aliases make it", async () => {
    let bomb: object = { type: "string" };
    for (let level = 0; level < 40; level += 1) bomb = { a: bomb, b: bomb };
    const spec = { openapi: "3.1.0", info: { title: "T", version: "1" }, "x-bomb": bomb };
    const { diagnostics } = await generate({ spec, limits: { nodes: 10_000 } });
    expect(diagnostics.map(({ code }) => code)).toEqual(["invalid-document"]);
    expect(diagnostics[0]?.message).toContain("limit `nodes`");
  });

  it("names both places of a key that stands twice", async () => {
    const [found] = await generateFile("a.yaml", `${yaml}paths: {}\n`);
    expect(found?.message).toMatch(/3:1|line 3/);
  });

  it("a schema as deep as documents may be", { timeout: 60_000 }, async () => {
    const deep = `${'{"type":"object","properties":{"a":'.repeat(200)}{"type":"string"}${"}}".repeat(200)}`;
    expect(errors(await generateFile("a.json", jsonSchema(deep)))).toEqual([]);
  });
});

describe("large documents", () => {
  it.each([
    ["lines", "- a\n", 4_000_000],
    ["items", "a,", 4_000_000],
    ["brackets", "[", 4_000_000],
  ])(
    "YAML of too many %s is refused before it fills the memory",
    { timeout: 120_000 },
    async (_, part, times) => {
      const found = errors(await generateFile("a.yaml", `x: [\n${part.repeat(times)}`));
      expect(found.map((line) => line.split(" ")[0])).toEqual(["limit-exceeded"]);
    },
  );

  it("50 MB of JSON", { timeout: 120_000 }, async () => {
    const text = `"${"lorem ipsum ".repeat(4)}"`;
    const items = Array(900_000).fill(text).join(",");
    const large = json.replace('"paths": {}', `"paths": {}, "x-large": [${items}]`);
    expect(large.length).toBeGreaterThan(40_000_000);
    expect(errors(await generateFile("a.json", large))).toEqual([]);
  });
});
