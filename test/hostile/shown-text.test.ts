import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chooseSpec } from "../../generator/commands/init/choose-spec.js";
import { diff, validate, type Diagnostic } from "../../generator/index.js";
import { formatDiffGithub } from "../../generator/report/format-diff-github.js";
import { formatDiffMarkdown } from "../../generator/report/format-diff-markdown.js";
import { formatDiffText } from "../../generator/report/format-diff-text.js";
import { formatGithub } from "../../generator/report/format-github.js";
import { formatJson, formatDiffJson } from "../../generator/report/format-json.js";
import { formatJunit } from "../../generator/report/format-junit.js";
import { formatSarif } from "../../generator/report/format-sarif.js";
import { formatText } from "../../generator/report/format-text.js";
import { terminalText } from "../../generator/report/terminal-text.js";
import { makeFolder, runCli } from "../cli/run-cli.js";

/** Text of documents, and names of files, as terminals, logs and pull requests are shown them. */

const attacks = [
  "x\n::set-output name=a::b",
  "x\r\n  ::add-mask::secret",
  "::stop-commands::token",
  "\u00a0::error::at the start",
  "##[add-mask]anywhere",
  "####[error]",
  "\u001b[2J\u001b]0;title\u0007",
  "\u001b[8mhidden\u001b[28m",
  "\u009b31m",
  "a\u202eb\u2066c",
  "back\b\b\b\bspace",
  "carriage\rreturn",
  "fill\u3164er\u115f, var\ufe0f\u{e0100}, tag\u{e0041}, soft\u00ad, line\u2028",
];

/** A document with the text wherever findings quote one; references that lead nowhere stop a run early. */
function documentWith(text: string, $ref: string): object {
  const schema = {
    type: "object",
    required: [text, `${text}1`],
    properties: {
      a: { type: "string", pattern: `(${text}`, format: text, default: 5, example: 7 },
    },
    "x-oneofs": { [text]: [text] },
    discriminator: { propertyName: text, mapping: { [text]: text } },
    [text]: 1,
  };
  const operation = {
    operationId: text,
    parameters: [{ name: text, in: "query", schema: { type: text } }],
    responses: { [text]: { description: text }, "200": { description: text } },
  };
  return {
    openapi: "3.1.0",
    info: { title: text, version: text },
    tags: [{ name: text }, { name: text }],
    paths: { [`/a/{${text}}`]: { get: operation }, [text]: {} },
    components: { schemas: { [text]: schema, B: { $ref }, C: { enum: [text, text] } } },
  };
}

/** As GitHub's runner reads a log (`ActionCommand.TryParseV2` and `TryParse`). */
function isCommand(line: string): boolean {
  return line.trimStart().startsWith("::") || line.includes("##[");
}

const controls = /[^\P{Cc}\n\t]|[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u;

async function findingsOf(text: string): Promise<readonly Diagnostic[]> {
  const folder = makeFolder({
    "lost.json": JSON.stringify(documentWith(text, `#/${text}`)),
    "openapi.json": JSON.stringify(documentWith(text, "#/components/schemas/C")),
  });
  const lost = await validate({ spec: join(folder, "lost.json") });
  const read = await validate({ spec: join(folder, "openapi.json") });
  expect(lost.diagnostics.length).toBeGreaterThan(0);
  expect(read.diagnostics.length).toBeGreaterThan(4);
  return [...lost.diagnostics, ...read.diagnostics];
}

describe("findings about hostile text", () => {
  it.each(attacks)("%j", async (text) => {
    const diagnostics = await findingsOf(text);
    const reports = {
      text: formatText(diagnostics, { color: false }),
      json: formatJson(diagnostics),
      sarif: formatSarif(diagnostics),
      junit: formatJunit([{ document: text, diagnostics }]),
    };
    for (const [format, report] of Object.entries(reports)) {
      expect(report, format).not.toMatch(controls);
      expect(report.split("\n").filter(isCommand), format).toEqual([]);
    }
    const lines = formatGithub(diagnostics).trimEnd().split("\n");
    expect(lines).toHaveLength(diagnostics.length);
    for (const line of lines) {
      // One command, which is ours.
      expect(line).toMatch(/^::(?:error|warning|notice) [^:]*::(?!\s*::)/);
      expect(line).not.toMatch(controls);
      expect(line).not.toContain("##[");
    }
  });

  it("are no links in SARIF", async () => {
    const report = formatSarif(await findingsOf("[here](https://evil.example)"));
    const { runs } = JSON.parse(report) as {
      runs: readonly { results: readonly { message: { text: string } }[] }[];
    };
    const texts = (runs[0]?.results ?? []).map(({ message }) => message.text);
    expect(texts.join("\n")).toContain("[here");
    expect(texts.join("\n")).not.toContain("](");
  });
});

/** Two documents of which each difference is told with hostile names. */
async function changesWith(text: string) {
  const made = (type: string) => ({
    openapi: "3.1.0",
    info: { title: text, version: "1" },
    paths: {
      [`/${text.replaceAll(/[{}?#]/g, "")}`]: {
        get: {
          operationId: text,
          parameters: [{ name: text, in: "query", schema: { type } }],
          responses: { "200": { description: "" } },
        },
      },
      ...(type === "string"
        ? {
            [`/only/${text.replaceAll(/[{}?#]/g, "")}`]: {
              get: { responses: { "200": { description: text } } },
            },
          }
        : {}),
    },
    components: { schemas: { [text]: { type: "object", properties: { [text]: { type } } } } },
  });
  const { changes } = await diff({ base: made("string"), revision: made("integer") });
  expect(changes.length).toBeGreaterThan(1);
  return changes;
}

describe("changes of hostile names", () => {
  it.each(attacks)("%j", async (text) => {
    const changes = await changesWith(text);
    const reports = {
      text: formatDiffText(changes, { color: false }),
      json: formatDiffJson(changes, []),
      markdown: formatDiffMarkdown(changes),
    };
    for (const [format, report] of Object.entries(reports)) {
      expect(report, format).not.toMatch(controls);
      expect(report.split("\n").filter(isCommand), format).toEqual([]);
    }
    const lines = formatDiffGithub(changes).trimEnd().split("\n");
    expect(lines).toHaveLength(changes.length);
    for (const line of lines) expect(line).toMatch(/^::(?:error|warning|notice) [^:]*::(?!\s*::)/);
  });

  // As cmark-gfm finds them: letters before the colon are the scheme, whatever stands before those.
  it.each([
    ["an address after a digit", "1https://evil.example/x", /https?:\/\//],
    ["an address after an underscore", "_http://evil.example", /https?:\/\//],
    ["an address without a scheme", "a_www.evil.example", /www\./],
    ["an issue", "fixes GH-12", /GH-\d/],
    ["an issue by number", "fixes #12 and o/r#13", /(?<!\\)#\d/],
    ["somebody", "@octocat", /@\w/],
    ["a formula", "$\\color{red}{x}$", /(?<!<span>)\$/],
    ["a picture", "![x](https://evil.example/p.png)", /(?<!\\)\]\(/],
    ["an element", "<img src=x onerror=alert(1)>", /<img/],
    ["the end of code", "</code><b>x", /<b>/],
    ["a table", "a | b\n--- | ---", /(?<!\\)\|/],
    ["a heading", "x\n# Heading", /^# Heading/m],
  ])("are no markdown: %s", async (_, text, markup) => {
    expect(formatDiffMarkdown(await changesWith(text))).not.toMatch(markup);
  });
});

describe("the terminal", () => {
  it.each([
    ["\u001b[1mbold\u001b[22m \u001b[31mred\u001b[39m\n\ttab", undefined],
    ["a\u001b[2Jb", "a␛[2Jb"],
    ["a\u001b[8mb", "a␛[8mb"],
    ["a\u001b[31;8mb", "a␛[31;8mb"],
    ["a\rb\u0007", "a␍b␇"],
    ["\u202e", "\ufffd"],
    ["::error::x", "꞉:error::x"],
    ["a ##[error]x", "a #♯[error]x"],
  ])("%j", (text, want = text) => {
    expect(terminalText(text)).toBe(want);
  });
});

describe("init meets names and links that others have made", () => {
  const spec = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: {}\n";
  const name = "a\u001b[2J\n::set-output name=a::b\u202e.yaml";

  it("asks with names that are visible", async () => {
    const folder = makeFolder({ [name]: spec, "b.yaml": spec });
    const told: string[] = [];
    const print = (text: string) => void told.push(text);
    const ask = (question: string) => (told.push(question), Promise.resolve("2"));
    expect(await chooseSpec(folder, { ask, print })).toBe("b.yaml");
    expect(await chooseSpec(folder, { print })).toBe(name);
    expect(told).toHaveLength(3);
    // Among the documents that were not taken, and in the command that takes it.
    rmSync(join(folder, "b.yaml"));
    writeFileSync(join(folder, "openapi.yaml"), spec);
    expect(await chooseSpec(folder, { print })).toBe("openapi.yaml");
    expect(told.at(-1)).toContain("--force --spec a");
    expect(told.join("")).not.toMatch(controls);
    expect(told.join("\n").split("\n").filter(isCommand)).toEqual([]);
  });

  it("prints nothing else than it means to", { timeout: 60_000 }, async () => {
    const folder = makeFolder({ [name]: spec });
    const { code, stdout, stderr } = await runCli(folder, ["init", "--yes"]);
    expect(code).toBe(0);
    expect(stdout + stderr).not.toMatch(controls);
    expect((stdout + stderr).split("\n").filter(isCommand)).toEqual([]);
  });
});
