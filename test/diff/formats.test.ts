import { describe, expect, it } from "vitest";
import { changeCatalogue, diff, type Change } from "../../generator/index.js";
import { formatDiffGithub } from "../../generator/report/format-diff-github.js";
import { formatDiffMarkdown } from "../../generator/report/format-diff-markdown.js";
import { formatDiffText } from "../../generator/report/format-diff-text.js";
import { formatDiffJson } from "../../generator/report/format-json.js";

const plain: Change = {
  code: "min-length-raised",
  severity: "breaking",
  side: "request",
  message: "`App.name` has a higher minimum length: 1 -> 3.",
  avoid: changeCatalogue["min-length-raised"].avoid,
  operations: ["POST /apps", "PUT /apps/{id}"],
  schema: "App",
  base: { pointer: "#/x", file: "git:main:api.yaml", line: 3, column: 5 },
  revision: {
    pointer: "#/x",
    file: "api.yaml",
    line: 4,
    column: 6,
    endColumn: 9,
    frame: "> 4 | minLength: 3",
  },
};
const risky: Change = {
  ...plain,
  code: "default-changed",
  severity: "risky",
  message: "`App.name` has another default.",
};
const added: Change = {
  code: "operation-added",
  severity: "compatible",
  side: "both",
  message: "`GET /new` was added.",
  avoid: "Nothing to do.",
  operations: ["GET /new"],
};

describe("text", () => {
  it("has places, a frame and a fix for what breaks, a line for the rest, and a count", () => {
    expect(formatDiffText([plain, risky, added], { color: false })).toMatchInlineSnapshot(`
      "schema App  (used by POST /apps, PUT /apps/{id})
        breaking  min-length-raised  (requests)
          \`App.name\` has a higher minimum length: 1 -> 3.
          base:     git:main:api.yaml:3:5
          revision: api.yaml:4:6

          > 4 | minLength: 3

          avoid: Keep accepting what was accepted: a new field can have the narrower rule.
        risky  default-changed  (requests)
          \`App.name\` has another default.
          base:     git:main:api.yaml:3:5
          revision: api.yaml:4:6
          avoid: Keep accepting what was accepted: a new field can have the narrower rule.

      GET /new
        compatible  operation-added  (requests and responses)
          \`GET /new\` was added.

      1 breaking, 1 risky, 1 compatible changes.
      "
    `);
  });

  it("says so where nothing changed", () => {
    expect(formatDiffText([], { color: false })).toBe("No changes.\n");
  });
});

describe("markdown", () => {
  it("is a comment: what breaks first, the harmless folded away", () => {
    expect(formatDiffMarkdown([plain, risky, added])).toMatchInlineSnapshot(`
      "## API changes

      1 breaking, 1 risky, 1 compatible changes.

      ### Breaking

      **schema App** (used by POST /apps, PUT /apps/\\{id\\})

      - <code>App.name</code> has a higher minimum length: 1 -&gt; 3. _min-length-raised, requests, at api.yaml:4:6_
        - Keep accepting what was accepted: a new field can have the narrower rule.

      ### Worth a look

      **schema App** (used by POST /apps, PUT /apps/\\{id\\})

      - <code>App.name</code> has another default. _default-changed, requests, at api.yaml:4:6_
        - Keep accepting what was accepted: a new field can have the narrower rule.

      <details>
      <summary>1 compatible</summary>

      **GET /new**

      - <code>GET /new</code> was added. _operation-added, requests and responses_

      </details>
      "
    `);
  });
});

describe("github", () => {
  it("annotates the lines of the revision", () => {
    expect(formatDiffGithub([plain, risky, added])).toMatchInlineSnapshot(`
      "::error file=api.yaml,line=4,col=6,endColumn=9,title=min-length-raised (breaking)::\`App.name\` has a higher minimum length: 1 -> 3.%0Aavoid: Keep accepting what was accepted: a new field can have the narrower rule.%0Aoperations: POST /apps, PUT /apps/{id}
      ::warning file=api.yaml,line=4,col=6,endColumn=9,title=default-changed (risky)::\`App.name\` has another default.%0Aavoid: Keep accepting what was accepted: a new field can have the narrower rule.%0Aoperations: POST /apps, PUT /apps/{id}
      ::notice title=operation-added (compatible)::\`GET /new\` was added.
      "
    `);
  });
});

describe("json", () => {
  it("has a version, a summary and the changes as they are", () => {
    const parsed = JSON.parse(formatDiffJson([plain, risky, added], [])) as object;
    expect(parsed).toEqual({
      version: 1,
      breaking: true,
      summary: { breaking: 1, risky: 1, compatible: 1 },
      changes: [plain, risky, added],
      diagnostics: [],
    });
  });
});

describe("hostile names", () => {
  const names = [
    "\u001b[31mred\u0007",
    "line\nbreak\r::error::made up",
    "\u202egnp.exe",
    "a%0A::warning::b",
    "`code` **bold** <img src=x onerror=alert(1)> [link](javascript:x) @everyone #1 | cell",
    "\n# Heading\n- item",
    "https://example.com/x",
    "</details><script>",
  ];
  const documentOf = (type: string) => ({
    openapi: "3.1.0",
    info: { title: "x", version: "1" },
    paths: Object.fromEntries(
      names.map((name, index) => [
        `/p${index}/${name.replace(/[{}]/g, "")}`,
        {
          put: {
            operationId: `o${index}`,
            requestBody: {
              content: {
                "application/json": {
                  schema: { type: "object", properties: { [name]: { type, enum: [name] } } },
                },
              },
            },
            responses: { 204: { description: "" } },
          },
        },
      ]),
    ),
  });
  const made = async (): Promise<readonly Change[]> => {
    const { changes } = await diff({ base: documentOf("string"), revision: documentOf("integer") });
    expect(changes.length).toBeGreaterThanOrEqual(names.length);
    return changes;
  };

  const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

  it("leave no control character in any format", async () => {
    const changes = await made();
    for (const text of [
      formatDiffText(changes, { color: false }),
      formatDiffGithub(changes),
      formatDiffMarkdown(changes),
      formatDiffJson(changes, []),
    ]) {
      expect(text).not.toMatch(controls);
    }
  });

  it("make no workflow command of their own", async () => {
    const changes = await made();
    const lines = formatDiffGithub(changes).trimEnd().split("\n");
    expect(lines).toHaveLength(changes.length);
    for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) [^:]*::/);
  });

  it("stay text in markdown", async () => {
    const text = formatDiffMarkdown(await made());
    const ours = text.replaceAll(/<\/?(?:details|summary|code)>/g, "");
    expect(ours).not.toMatch(/</);
    expect(ours).not.toMatch(/(?<!\\)`/);
    expect(ours).not.toMatch(/(?<!\\)\]\(/);
    expect(ours).not.toMatch(/@\w/);
    expect(ours).not.toMatch(/\bhttps:/);
    expect(ours).not.toMatch(/^# Heading/m);
  });
});
