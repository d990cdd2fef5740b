import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { afterAll, describe, expect, it } from "vitest";
import {
  diagnosticCatalogue,
  type DiagnosticCode,
  type Rule,
  type Severity,
} from "../generator/findings/diagnostic-catalogue.js";
import type { Diagnostic } from "../generator/findings/diagnostics.js";
import { generate, validate } from "../generator/index.js";
import { formatRule, formatRuleList } from "../generator/report/format-rule.js";
import { ruleIndex } from "../generator/report/rule-index.js";
import { rulePage, severityNote } from "../generator/report/rule-page.js";
import { onlyValidated } from "../generator/findings/rules/only-validated.js";

const codes = Object.keys(diagnosticCatalogue) as DiagnosticCode[];
const folder = mkdtempSync(join(tmpdir(), "specwright-rules-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the pages of the rules (npm run test:update renews them)", () => {
  it.each(codes)("%s", async (code) => {
    await expect(await pretty(rulePage(code))).toMatchFileSnapshot(`../docs/rules/${code}.md`);
  });

  it("have an index", async () => {
    await expect(await pretty(ruleIndex())).toMatchFileSnapshot("../docs/rules/README.md");
  });

  it("are all there are", () => {
    const docs = fileURLToPath(new URL("../docs/rules/", import.meta.url));
    const pages = codes.map((code) => `${code}.md`);
    expect(readdirSync(docs).sort()).toEqual(["README.md", ...pages].sort());
  });
});

describe("the examples of the rules", () => {
  const entries: [DiagnosticCode, Rule][] = codes.map((code) => [code, diagnosticCatalogue[code]]);

  it.each(entries)("%s has one, or says why not", (_, { example, notShown }) => {
    expect(example === undefined).toBe(notShown !== undefined);
  });

  const shown = entries.flatMap(([code, { example }]) =>
    example === undefined ? [] : [{ code, ...example }],
  );

  it.each(shown)(
    "$code: the bad one has the finding, the good one has none of it",
    async ({ code, bad, good }) => {
      const found = await codesOf(`${code}-bad.yaml`, bad);
      expect(found).toContain(code);
      const repaired = await codesOf(`${code}-good.yaml`, good);
      expect(repaired).not.toContain(code);
      // Fixing one fault must not cause others.
      expect(repaired.filter((other) => !found.includes(other))).toEqual([]);
    },
  );

  it.each(shown)("$code: the good one has no error at all", async ({ code, good }) => {
    const path = join(folder, `${code}-sound.yaml`);
    writeFileSync(path, good);
    const { diagnostics } = await validate({ spec: path });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

describe("settings", () => {
  const settable = codes.filter((code) => settingsOf(code).stops === undefined);
  const fixed = codes.filter((code) => settingsOf(code).stops !== undefined);
  const exampleOf = (code: DiagnosticCode): string => settingsOf(code).example?.bad ?? "";

  it.each(settable.filter((code) => exampleOf(code) !== ""))(
    "%s can be turned off, and up",
    async (code) => {
      const path = join(folder, `${code}-set.yaml`);
      writeFileSync(path, exampleOf(code));
      const off = await validate({ spec: path, rules: { [code]: "off" } });
      expect(off.diagnostics.map((diagnostic) => diagnostic.code)).not.toContain(code);
      const up = await validate({ spec: path, rules: { [code]: "error" } });
      const severities = up.diagnostics.filter((diagnostic) => diagnostic.code === code);
      expect(new Set(severities.map(({ severity }) => severity))).toEqual(new Set(["error"]));
    },
  );

  it.each(fixed)("%s cannot: nothing can be generated from such a document", async (code) => {
    const wrong = validate({ spec: "x.yaml", rules: { [code]: "off" } });
    await expect(wrong).rejects.toThrow(`The option \`rules.${code}\` must be "error"`);
  });

  it.each<[rules: object, want: string]>([
    [{ "missing-operation-ids": "off" }, "Did you mean `missing-operation-id`?"],
    [{ "missing-operation-id": "loud" }, 'must be "error" or "warning" or "info" or "off"'],
    [[] as object, "`rules` must be an object of severities by rule"],
  ])("%j: %s", async (rules, want) => {
    await expect(validate({ spec: "x.yaml", rules })).rejects.toThrow(want);
  });
});

describe("explain", () => {
  it("prints a page for a terminal", () => {
    const text = formatRule("oneof-single-member", { color: false });
    expect(text).toMatch(
      /^oneof-single-member {2}info\nA oneof has one member only\n\nWhy\n {2}Such/,
    );
    for (const part of ["How to fix it", "Bad", "Good", "Severity", "Specification"]) {
      expect(text).toContain(`\n${part}\n  `);
    }
    expect(text).toContain("      x-oneofs: { home: [house] }");
  });

  it("has a line for each rule in the list", () => {
    const lines = formatRuleList({ color: false }).trimEnd().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(codes);
  });
});

describe("what a page says of severity is what the commands do", () => {
  const shown = codes.flatMap((code) => {
    const { example } = settingsOf(code);
    return example === undefined ? [] : [{ code, bad: example.bad }];
  });

  it.each(shown)("$code", async ({ code, bad }) => {
    const path = join(folder, `${code}-severity.yaml`);
    writeFileSync(path, bad);
    const rule = settingsOf(code);
    const note = severityNote(code, rule);
    const judged = await validate({ spec: path });
    expect(worst(judged.diagnostics, code), "validate").toBe(rule.severity);
    const { files, diagnostics } = await generate({ spec: path, paths: false });
    const found = worst(diagnostics, code);
    const others = diagnostics.filter((other) => other.code !== code);
    const isMade = files.size > 0 || others.some(({ severity }) => severity === "error");
    if (rule.stops !== undefined) {
      const isStopped = rule.milder === undefined || found !== "warning";
      expect({ found, isMade: files.size > 0 }).toEqual({
        found: isStopped ? "error" : "warning",
        isMade: !isStopped,
      });
      if (!isStopped) expect(note).toContain("`generate` warns");
      expect(note).toMatch(/^(?:Always an|An) error.*(?:cannot be read|nothing can be generated)/);
    } else if (onlyValidated.has(code)) {
      expect({ found, isMade }).toEqual({ found: undefined, isMade: true });
      expect(note).toContain("`generate` does not look for it");
    } else if (rule.harmless === true) {
      expect({ found, isMade }).toEqual({ found: "warning", isMade: true });
      expect(note).toContain("a warning for the other commands");
    } else {
      expect({ found, isMade }).toEqual({ found: rule.severity, isMade: found !== "error" });
      expect(note).toMatch(/^(?:An error|A warning|For information only), unless/);
    }
  });

  it("the list of what only `validate` looks for names rules", () => {
    expect([...onlyValidated].filter((code) => !(codes as string[]).includes(code))).toEqual([]);
  });
});

/** The highest severity of a code's findings. */
function worst(found: readonly Diagnostic[], code: DiagnosticCode): Severity | undefined {
  const severities = found.filter((one) => one.code === code).map(({ severity }) => severity);
  return (["error", "warning", "info"] as const).find((severity) => severities.includes(severity));
}

async function codesOf(name: string, text: string): Promise<string[]> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const { diagnostics } = await validate({ spec: path });
  return diagnostics.map(({ code }) => code);
}

function settingsOf(code: DiagnosticCode): Rule {
  return diagnosticCatalogue[code];
}

function pretty(text: string): Promise<string> {
  return format(text, { parser: "markdown", printWidth: 100 });
}
