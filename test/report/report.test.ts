import { describe, expect, test } from "vitest";
import { diagnosticCatalogue } from "../../generator/diagnostic-catalogue.js";
import type { Diagnostic } from "../../generator/diagnostics.js";
import { formatGithub } from "../../generator/report/format-github.js";
import { formatJson } from "../../generator/report/format-json.js";
import { formatSarif } from "../../generator/report/format-sarif.js";
import { formatText } from "../../generator/report/format-text.js";

const located: Diagnostic = {
  code: "unresolved-reference",
  severity: "error",
  message: "`#/x` leads to nothing.",
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
\`#/x\` leads to nothing.

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
    // Line breaks of a message and tabs of a frame are layout.
    expect(text.replace(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(text).toContain("␛]0;owned␇ 100% a␍\n::error::b");
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
      "::error file=spec/openapi.yaml,line=3,col=5,endColumn=9,title=unresolved-reference::`#/x` leads to nothing.%0Afix: Did you mean `#/y`?\n",
    ],
    [
      bare,
      "::warning title=oneof-too-many-arms::#/components/schemas/A: Too many.%0Afix: Nothing.\n",
    ],
    [note, "::notice title=unknown-format::Unknown.%0Afix: Add.\n"],
    [
      hostile,
      "::error file=a%2Cb%3Ac␛[2J.yaml,line=3,col=5,endColumn=9,title=unresolved-reference::␛]0;owned␇ 100%25 a␍%0A::error::b \ufffd31m \ufffd%0Afix: ␛[0m\n",
    ],
  ])("%#", (diagnostic, want) => {
    expect(formatGithub([diagnostic])).toBe(want);
  });

  test("nothing for nothing", () => {
    expect(formatGithub([])).toBe("");
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
      message: { text: "`#/x` leads to nothing.\nfix: Did you mean `#/y`?" },
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
