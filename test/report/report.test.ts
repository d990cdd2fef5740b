import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { diagnosticCatalogue } from "../../generator/findings/diagnostic-catalogue.js";
import type { Diagnostic } from "../../generator/findings/diagnostics.js";
import { formatGithub } from "../../generator/report/format-github.js";
import { formatJson } from "../../generator/report/format-json.js";
import { formatJunit } from "../../generator/report/format-junit.js";
import { formatSarif } from "../../generator/report/format-sarif.js";
import { formatText } from "../../generator/report/format-text.js";
import { readJunit } from "./read-junit.js";
import { sarifSchema } from "./sarif-schema.js";

const located: Diagnostic = {
  code: "unresolved-reference",
  severity: "error",
  message: "`#/x` does not exist.",
  fix: "Did you mean `#/y`?",
  file: "spec/openapi.yaml",
  line: 3,
  column: 5,
  endColumn: 9,
  pointer: "#/paths/~1a",
  frame: "> 3 | $ref: x\n    | ^^^^",
};

const bare: Diagnostic = {
  code: "oneof-too-many-arms",
  severity: "warning",
  message: "Too many.",
  fix: "Nothing.",
  pointer: "#/components/schemas/A",
};

const note: Diagnostic = {
  code: "unknown-format",
  severity: "info",
  message: "Unknown.",
  fix: "Add.",
};

/** What a document may put into a message, a path and a frame. */
const hostile: Diagnostic = {
  ...located,
  message: "\u001b]0;owned\u0007 100% a\r\n::error::b \u009b31m \u202e",
  file: "a,b:c\u001b[2J.yaml",
  frame: "> 3 | \u001b[31m\tx",
  fix: "\u001b[0m",
};

describe("text", () => {
  test("findings with frames, and a summary", () => {
    expect(formatText([located, bare, note], { color: false }))
      .toBe(`spec/openapi.yaml:3:5  error  unresolved-reference
\`#/x\` does not exist.

> 3 | $ref: x
    | ^^^^

fix: Did you mean \`#/y\`?

#/components/schemas/A  warning  oneof-too-many-arms
Too many.
fix: Nothing.

document  info  unknown-format
Unknown.
fix: Add.

1 error, 1 warning, 1 info
`);
  });

  test.each<[diagnostics: readonly Diagnostic[], want: string]>([
    [[], "No findings.\n"],
    [[located, { ...located, line: 4 }], "2 errors\n"],
  ])("the summary", (diagnostics, want) => {
    expect(formatText(diagnostics, { color: false }).split("\n").slice(-2).join("\n")).toBe(want);
  });

  test("colours only where asked for", () => {
    expect(formatText([located], { color: true })).toContain("\u001b[31merror\u001b[39m");
    expect(formatText([located], { color: false })).not.toContain("\u001b");
  });

  test("control characters of a document are shown, not sent", () => {
    const text = formatText([hostile], { color: false });
    // Tabs of a frame are layout.
    expect(text.replace(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(text).toContain("␛]0;owned␇ 100% a␍␊::error::b");
  });
});

describe("json", () => {
  test("the findings and their number", () => {
    expect(JSON.parse(formatJson([located, bare, note]))).toEqual({
      diagnostics: [located, bare, note],
      summary: { errors: 1, warnings: 1, infos: 1 },
    });
  });

  test("text that only JSON unescapes", () => {
    const text = formatJson([hostile]);
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(JSON.parse(text)).toMatchObject({ diagnostics: [hostile] });
  });
});

describe("github", () => {
  test.each<[diagnostic: Diagnostic, want: string]>([
    [
      located,
      "::error file=spec/openapi.yaml,line=3,col=5,endColumn=9,title=unresolved-reference::`#/x` does not exist.%0Afix: Did you mean `#/y`?\n",
    ],
    [
      bare,
      "::warning title=oneof-too-many-arms::#/components/schemas/A: Too many.%0Afix: Nothing.\n",
    ],
    [note, "::notice title=unknown-format::Unknown.%0Afix: Add.\n"],
    [
      hostile,
      "::error file=a%2Cb%3Ac␛[2J.yaml,line=3,col=5,endColumn=9,title=unresolved-reference::␛]0;owned␇ 100%25 a␍␊::error::b \ufffd31m \ufffd%0Afix: ␛[0m\n",
    ],
  ])("%#", (diagnostic, want) => {
    expect(formatGithub([diagnostic])).toBe(want);
  });

  test("nothing for nothing", () => {
    expect(formatGithub([])).toBe("");
  });
});

/**
 * The schema of the standard itself, see `sarif/ORIGIN.md`. Of draft 4 it has only the key `id`, and of
 * its patterns one is no expression with the flag `u`.
 */
function compileOfficial() {
  const ajv = new Ajv2020({ allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const text = readFileSync(new URL("sarif/sarif-2.1.0-rtm.5.json", import.meta.url), "utf8");
  const { id, $schema: _dialect, ...schema } = JSON.parse(text) as { id: string; $schema: string };
  return ajv.compile({ ...schema, $id: id });
}

describe("sarif: what the standard allows", () => {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const isSarif = ajv.compile(sarifSchema);
  const isOfficial = compileOfficial();

  test.each<[name: string, diagnostics: readonly Diagnostic[]]>([
    ["nothing", []],
    ["findings with and without a place", [located, bare, note]],
    [
      "hostile text",
      [hostile, { ...hostile, file: "/\u0000 %.yaml" }, { ...located, file: "\ud800.yaml" }],
    ],
    ["the same finding twice", [located, located]],
  ])("%s", (_, diagnostics) => {
    const log: unknown = JSON.parse(formatSarif(diagnostics));
    isOfficial(log);
    expect(isOfficial.errors).toBe(null);
    isSarif(log);
    expect(isSarif.errors).toBe(null);
  });

  test("the check itself refuses what is no SARIF", () => {
    const log = JSON.parse(formatSarif([located])) as { runs: { results: object[] }[] };
    for (const check of [isSarif, isOfficial]) {
      expect(check({ ...log, version: "2.0.0" })).toBe(false);
      expect(check({ ...log, runs: [{ ...log.runs[0], results: [{ ruleId: "x" }] }] })).toBe(false);
    }
  });

  test("a finding is known again when its line has moved, and no other is taken for it", () => {
    const prints = (...diagnostics: Diagnostic[]) =>
      (
        JSON.parse(formatSarif(diagnostics)) as {
          runs: { results: { partialFingerprints: object }[] }[];
        }
      ).runs.flatMap(({ results }) => results.map((result) => result.partialFingerprints));
    const [first, moved, other] = prints(
      located,
      { ...located, line: 30, column: 1 },
      { ...located, pointer: "#/paths/~1b" },
    );
    expect(moved).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

describe("junit", () => {
  const codes = Object.keys(diagnosticCatalogue);
  const reports = [
    {
      document: "api/openapi.yaml",
      diagnostics: [located, { ...located, line: 9 }, bare, hostile],
    },
    { document: 'a "b" <c> & \u0001d', diagnostics: [] },
  ];

  test("a suite per document, a test per rule; errors fail, warnings are told", () => {
    const { suites } = readJunit(formatJunit(reports));
    expect(suites.map(({ name, failures, cases }) => [name, failures, cases.length])).toEqual([
      ["api/openapi.yaml", "1", codes.length],
      ['a "b" <c> & ␁d', "0", codes.length],
    ]);
    const cases = suites[0]?.cases ?? [];
    const failed = cases.filter(({ failure }) => failure !== undefined);
    expect(failed.map(({ name }) => name)).toEqual(["unresolved-reference"]);
    expect(failed[0]?.failure?.message).toBe(
      "spec/openapi.yaml:3:5: `#/x` does not exist. (and 2 more)",
    );
    expect(failed[0]?.failure?.text.match(/^fix: /gm)?.length).toBe(3);
    const told = cases.filter(({ output }) => output !== undefined);
    expect(told.map(({ name }) => name)).toEqual(["oneof-too-many-arms"]);
    expect(told[0]?.output).toContain("#/components/schemas/A  warning\nToo many.");
  });

  test.each([
    ["control characters", "a\u0000b\u0008\u001b[31m\u009b\u0085"],
    ["markup", "</failure><![CDATA[ ]]> <!-- & &amp; \"'"],
    ["what XML cannot hold", "\ud800 \udfff \ufffe\uffff \u202e"],
    ["line ends", "a\r\nb\tc\u2028d"],
  ])("%s stay well-formed XML", (_, text) => {
    const diagnostic = { ...located, message: text, fix: text, frame: text, file: text };
    const { suites } = readJunit(formatJunit([{ document: text, diagnostics: [diagnostic] }]));
    const [failed] = suites[0]?.cases.filter(({ failure }) => failure !== undefined) ?? [];
    expect(failed?.failure?.text).toContain("fix: ");
  });
});

test("sarif", () => {
  const log = JSON.parse(
    formatSarif([located, bare, note, { ...located, file: "/abs/a b.yaml" }]),
  ) as {
    readonly version: string;
    readonly runs: readonly {
      tool: { driver: { rules: { id: string }[] } };
      results: { ruleIndex: number }[];
    }[];
  };
  expect(log.version).toBe("2.1.0");
  const [run] = log.runs;
  const rules = run?.tool.driver.rules ?? [];
  expect(rules.map(({ id }) => id)).toEqual(Object.keys(diagnosticCatalogue));
  expect(rules[run?.results[1]?.ruleIndex ?? -1]?.id).toBe("oneof-too-many-arms");
  expect(run?.results).toMatchObject([
    {
      ruleId: "unresolved-reference",
      level: "error",
      message: { text: "`#/x` does not exist.\nfix: Did you mean `#/y`?" },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "spec/openapi.yaml" },
            region: { startLine: 3, startColumn: 5, endColumn: 9 },
          },
          logicalLocations: [{ fullyQualifiedName: "#/paths/~1a" }],
        },
      ],
    },
    {
      level: "warning",
      locations: [{ logicalLocations: [{ fullyQualifiedName: "#/components/schemas/A" }] }],
    },
    { level: "note", locations: [] },
    { locations: [{ physicalLocation: { artifactLocation: { uri: "file:///abs/a%20b.yaml" } } }] },
  ]);
});
