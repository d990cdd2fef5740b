import { describe, expect, test } from "vitest";
import type { ParsedText } from "../../generator/load/text/parsed-text.js";
import { parseJson } from "../../generator/load/text/parse-json.js";
import { parseYaml } from "../../generator/load/text/parse-yaml.js";
import { loadFiles } from "./folder.js";

describe("YAML values", () => {
  test.each<[name: string, text: string, want: unknown]>([
    ["numbers", "[1, -1.5, 0x10, 0o17, 1e3, 1_000]", [1, -1.5, 16, 15, 1000, "1_000"]],
    [
      "words of YAML 1.1 are text",
      "[yes, no, on, off, y, 2024-01-01, 1:30, 010]",
      ["yes", "no", "on", "off", "y", "2024-01-01", "1:30", 10],
    ],
    ["null and booleans", "[null, ~, true, false]", [null, null, true, false]],
    [
      "keys become text as they are written",
      "{200: a, 1.0: b, true: c, ~: d}",
      { "200": "a", "1.0": "b", true: "c", "~": "d" },
    ],
    ["a %YAML 1.1 directive changes nothing", "%YAML 1.1\n---\na: no\n", { a: "no" }],
    ["aliases", "a: &x {b: 1}\nc: *x\nd: [*x]\n", { a: { b: 1 }, c: { b: 1 }, d: [{ b: 1 }] }],
    ["an anchor that is set again", "[&x 1, *x, &x 2, *x]", [1, 1, 2, 2]],
    [
      "merge keys",
      "a: &x {b: 1, c: 1}\nd:\n  <<: *x\n  c: 2\n",
      { a: { b: 1, c: 1 }, d: { b: 1, c: 2 } },
    ],
    [
      "several merged mappings: the first wins, own keys before all",
      "d:\n  e: 0\n  <<: [{e: 1, f: 1}, {f: 2, g: 2}]\n",
      { d: { e: 0, f: 1, g: 2 } },
    ],
    ["a quoted << is a key", "'<<': {a: 1}", { "<<": { a: 1 } }],
    ["<< as a value", "a: <<", { a: "<<" }],
  ])("%s", (_name, text, want) => {
    const { value, problems } = parseYaml(text);
    expect({ value, problems }).toEqual({ value: want, problems: [] });
  });

  test("__proto__ is a key", () => {
    const { value } = parseYaml("__proto__: {a: 1}\nb: {<<: {__proto__: 2}}\n");
    expect(JSON.stringify(value)).toBe('{"__proto__":{"a":1},"b":{"__proto__":2}}');
  });
});

interface Fault {
  readonly name: string;
  readonly text: string;
  /** `start-end message`. */
  readonly want: readonly string[];
}

const shown = ({ problems }: ParsedText): string[] =>
  problems.map(({ start, end, code, message }) => `${start}-${end} ${code} ${message}`);

describe("YAML faults", () => {
  test.each<Fault>([
    {
      name: "a key twice",
      text: "a: 1\nb: 2\na: 3\n",
      want: ["10-11 duplicate-key The key `a` occurs twice in one mapping."],
    },
    {
      name: "a key twice, as a number and as text",
      text: "200: x\n'200': y\n",
      want: ["7-12 duplicate-key The key `200` occurs twice in one mapping."],
    },
    {
      name: "two documents",
      text: "a: 1\n---\nb: 2\n",
      want: ["5-14 invalid-syntax The file contains several YAML documents; only one is read."],
    },
    {
      name: "a tag",
      text: "a: !!binary aGk=\n",
      want: [
        "3-11 invalid-syntax A YAML tag has no meaning here: Unresolved tag: tag:yaml.org,2002:binary.",
      ],
    },
    {
      name: "a number that JSON has not",
      text: "a: .inf\nb: .NaN\n",
      want: [
        "3-7 invalid-syntax `.inf` is not a JSON number.",
        "11-15 invalid-syntax `.NaN` is not a JSON number.",
      ],
    },
    {
      name: "a list as key",
      text: "? [a]\n: 1\n",
      want: ["2-5 invalid-syntax A key is a list or a mapping; JSON has no such keys."],
    },
    {
      name: "an alias of nothing",
      text: "a: *b\n",
      want: ["3-5 invalid-syntax There is no anchor `&b` before its alias."],
    },
    {
      name: "an alias inside its own value",
      text: "&a [*a]\n",
      want: ["4-6 invalid-syntax The alias `*a` is inside its own value."],
    },
    {
      name: "merging text",
      text: "<<: text\n",
      want: ["4-8 invalid-syntax `<<` merges mappings only."],
    },
  ])("$name", ({ text, want }) => {
    expect(shown(parseYaml(text))).toEqual(want);
  });

  test("aliases that multiply", () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 12; i++)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(", ")}]`,
      );
    const { value, problems } = parseYaml(lines.join("\n"));
    expect(value).toBeUndefined();
    expect(problems[0]?.message).toBe(
      "Aliases repeat more than 100000 values of the document (limit `aliases`).",
    );
  });

  test.each([
    ["brackets", "[".repeat(20_000)],
    ["dashes", `${"- ".repeat(20_000)}a`],
    [
      "indentation",
      Array.from({ length: 1500 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
    ],
    ["brackets that close", `${"[".repeat(600)}${"]".repeat(600)}`],
  ])("nesting without end: %s", (_name, text) => {
    const { value, problems } = parseYaml(text);
    expect(value).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.map(({ code }) => code)).toEqual(["limit-exceeded"]);
  });
});

describe("JSON faults", () => {
  test.each<Fault>([
    {
      name: "a key twice",
      text: '{"a":1,"b":{"a":1},"a":2}',
      want: ["19-22 duplicate-key The key `a` occurs twice in one object."],
    },
    { name: "equal strings in a list are no keys", text: '{"a":["a","a",{"a":"a"}]}', want: [] },
    {
      name: "a comma too many",
      text: '{"a":1,}',
      want: ["7-8 invalid-syntax This is not valid JSON: property name expected."],
    },
    {
      name: "a comment",
      text: '{"a":1 /* x */}',
      want: ["7-14 invalid-syntax This is not valid JSON: invalid comment token."],
    },
    {
      name: "a missing brace",
      text: '{"a":1',
      want: ["6-7 invalid-syntax This is not valid JSON: close brace expected."],
    },
    {
      name: "depth",
      text: "[".repeat(100_000),
      want: [
        "500-501 limit-exceeded The document is nested more than 500 levels deep (limit `depth`).",
      ],
    },
  ])("$name", ({ text, want }) => {
    expect(shown(parseJson(text))).toEqual(want);
  });
});

describe("faults in files", () => {
  test.each<[name: string, file: string, text: string, want: string]>([
    [
      "indentation",
      "root.yaml",
      "openapi: 3.1.1\ninfo:\n  title: T\n version: '1'\n",
      "root.yaml:4:2 invalid-syntax",
    ],
    [
      "a key below the text of the line above",
      "root.yaml",
      "openapi: 3.1.1\ninfo:\n  title: Pets\n   version: '1'\n",
      "root.yaml:4:4 invalid-syntax",
    ],
    [
      "the same, after text of several lines",
      "root.yaml",
      "openapi: 3.1.1\ninfo:\n  title: Pets\n    and more\n     version: '1'\n",
      "root.yaml:5:6 invalid-syntax",
    ],
    [
      "a colon within one line stays where it is",
      "root.yaml",
      "openapi: 3.1.1\ninfo:\n  title: Pets: all\n",
      "root.yaml:3:10 invalid-syntax",
    ],
    ["a tab", "root.yaml", "openapi: 3.1.1\ninfo:\n\ttitle: T\n", "root.yaml:3:1 invalid-syntax"],
    ["two keys", "root.yaml", "openapi: 3.1.1\nopenapi: 3.1.1\n", "root.yaml:2:1 duplicate-key"],
    [
      "JSON in a .json file",
      "root.json",
      '{\r\n  "openapi": 3.1.1\r\n}',
      "root.json:2:17 invalid-syntax",
    ],
    ["JSON without a name for it", "spec", '{\n  "openapi": tru\n}', "spec:2:14 invalid-syntax"],
    [
      "control characters in a string",
      "root.json",
      '{"openapi": "a\tb"}',
      "root.json:1:13 invalid-syntax",
    ],
  ])("%s", async (_name, file, text, want) => {
    const { found, diagnostics } = await loadFiles({ [file]: text });
    expect(found).toEqual([want]);
    expect(diagnostics[0]?.frame).toMatch(/^> +\d/m);
  });

  test("the first of two equal keys is named", async () => {
    const { diagnostics, document } = await loadFiles({
      "root.json": '{"openapi": "3.1.0",\n "info": {},\n "openapi": "3.1.1"}',
    });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "The key `openapi` occurs twice in one object. The first is at line 1, column 2.",
    ]);
    expect(document?.locate("#/openapi", "value")).toMatchObject({ line: 3, column: 13 });
  });

  test("braces without quotes are YAML in a .yaml file", async () => {
    const { document, found } = await loadFiles({ "root.yaml": "{openapi: 3.1.1}" });
    expect(found).toEqual([]);
    expect(document?.root).toEqual({ openapi: "3.1.1" });
  });

  test("places behind aliases and merge keys", async () => {
    const { document } = await loadFiles({
      "root.yaml":
        "openapi: 3.1.1\nx-a: &a\n  one: 1\nx-b: *a\nx-c:\n  <<: [*a]\n  two: 2\nx-d: [a, b]\nx-e:\n",
    });
    const at = (pointer: string): string => {
      const { line, column, endColumn } = document?.locate(pointer, "value") ?? {};
      return `${line}:${column}-${endColumn}`;
    };
    expect(["#/x-b/one", "#/x-c/one", "#/x-c/two", "#/x-d/1", "#/x-e"].map(at)).toEqual([
      "3:8-9",
      "3:8-9",
      "7:8-9",
      "8:10-11",
      "9:5-6",
    ]);
  });
});
