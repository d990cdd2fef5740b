import { transform } from "esbuild";
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import { commentLines, docComment, docLines } from "../../generator/emit/docs.js";

describe("lines of a comment", () => {
  it.each([
    ["plain", ["plain"]],
    ["ends */ here", ["ends *\\/ here"]],
    ["**//", ["**\\//"]],
    ["*\\/", ["*\\/"]],
    ["* /", ["* /"]],
    ["/* opens", ["/* opens"]],
    ["a\r\nb\rc\nd", ["a", "b", "c", "d"]],
    ["a\u2028b\u2029c\u0085d\ve", ["a", "b", "c", "d", "e"]],
    ["@ts-ignore", ["\\@ts-ignore"]],
    [" * @ts-expect-error", [" * \\@ts-expect-error"]],
    ["mail a@b.example", ["mail a@b.example"]],
    ["\u202egnp.exe", ["U+202Egnp.exe"]],
    ["\0\x1b[31m", ["U+0000U+001B[31m"]],
    ["\ud800", ["U+D800"]],
    ["a\tb", ["a  b"]],
    ["//# sourceMappingURL=x", ["//\\# sourceMappingURL=x"]],
    ["@__PURE__ and #__NO_SIDE_EFFECTS__", ["\\@\\__PURE__ and #\\__NO_SIDE_EFFECTS__"]],
    ["", [""]],
  ])("%j", (prose, want) => {
    expect(commentLines(prose)).toEqual(want);
  });

  it("are wrapped at words, and a list stays a list", () => {
    const words = "word ".repeat(30).trim();
    const [first = "", second = ""] = commentLines(`- ${words}`);
    expect(first).toMatch(/^- word/);
    expect(second).toMatch(/^ {2}word/);
    for (const line of commentLines(words)) expect(line.length).toBeLessThanOrEqual(88);
  });

  it("keep a long word whole, and do not start a tag where a line is wrapped", () => {
    const long = "x".repeat(100);
    expect(commentLines(`${long} @deprecated`)).toEqual([long, "\\@deprecated"]);
  });
});

const hostile = [
  "*/ export const evil = 1; /*",
  "**// export const evil = 1; //",
  "*\u2028/ export const evil = 1;",
  "\r*/\rexport const evil = 1;\r/*",
  "*/".repeat(40),
  `${"x".repeat(87)}*/ evil`,
  `${"x ".repeat(43)}* / */ evil`,
  "@ts-ignore\n@ts-nocheck",
  "<!--",
];

describe("no text gets out of its comment", () => {
  it.each(hostile)("%j", (text) => {
    const docs = {
      title: text,
      description: text,
      default: text,
      deprecated: true,
      deprecation: text,
    };
    const schema = { kind: "string", pattern: text, source: "#", docs: {} } as const;
    const source = `${docComment({ docs, schema, source: `#/${text}` }).toString()}const fine: number = "no";\n`;
    const file = ts.createSourceFile("a.ts", source, ts.ScriptTarget.ES2022, true);
    expect(file.statements.length).toBe(1);
    expect(source).not.toMatch(/^[\s*/]*@ts-/m);
  });
});

it("bundlers do not take a description for a promise that calls are pure", async () => {
  const docs = { description: "@__NO_SIDE_EFFECTS__ #__NO_SIDE_EFFECTS__" };
  const source = `${docComment({ docs }).toString()}export function act() { console.log(1); }\nact();\n`;
  const { code } = await transform(source, { minify: true, treeShaking: true });
  expect(code).toMatch(/\w+\(\);/);
});

describe("what a comment says", () => {
  it.each([
    [{ docs: {} }, []],
    [{ docs: {}, fallback: "Nothing said." }, ["Nothing said."]],
    [{ docs: { title: "T", description: "D" } }, ["T", "", "D"]],
    [{ docs: { title: "Same", description: " Same " } }, ["Same"]],
    [{ docs: { readOnly: true } }, ["Read-only: the server sets it."]],
    [
      { docs: { deprecated: true, deprecation: "Use `b`.\nNow." } },
      ["@deprecated Use `b`.", "  Now."],
    ],
    [{ docs: { default: { a: 1 } } }, ["@defaultValue { a: 1 }"]],
    [{ docs: { default: "x".repeat(200) } }, []],
    [{ docs: { description: "D" }, source: "#/a" }, ["D", "@source openapi.json#/a"]],
  ])("%j", (comment, want) => {
    expect(docLines(comment)).toEqual(want);
  });

  const string = { kind: "string", source: "#", docs: {} } as const;
  const nothing = { kind: "null", source: "#", docs: {} } as const;
  const number = { kind: "number", integer: true, minimum: 1, source: "#", docs: {} } as const;
  const union = { kind: "union", mode: "anyOf", source: "#", docs: {} } as const;
  it.each([
    [
      { ...string, format: "duration" },
      true,
      ['@format duration in seconds, such as "3.5s" (ProtoJSON)'],
    ],
    [{ ...string, format: "duration" }, false, ["@format duration"]],
    [
      { ...string, format: "int64", minLength: 1 },
      false,
      ["@format int64 as a decimal string", "@minLength 1"],
    ],
    [number, false, ["@format integer", "@minimum 1"]],
    [{ ...union, members: [number, nothing] }, false, ["@format integer", "@minimum 1"]],
    [{ ...union, members: [number, string] }, false, []],
  ])("%j", (schema, protojson, want) => {
    expect(docLines({ docs: {}, schema, protojson })).toEqual(want);
  });
});
