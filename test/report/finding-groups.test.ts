import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../generator/findings/diagnostics.js";
import { formatReport } from "../../generator/report/format-text.js";
import { groupFindings } from "../../generator/report/finding-groups.js";

const finding = (line: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: "unknown-field",
  severity: "warning",
  message: "`nullable` is not a field.",
  fix: "Write `x-nullable: true` instead.",
  file: "a.yaml",
  line,
  ...more,
});

const many = (from: number, count: number, more: Partial<Diagnostic> = {}) =>
  Array.from({ length: count }, (_, at) => finding(from + at, more));

const linesOf = (findings: readonly Diagnostic[]) => findings.map(({ line }) => line);

describe("findings are alike", () => {
  const shown = (findings: readonly Diagnostic[]) =>
    groupFindings(findings).map((group) => [linesOf(group.shown), group.others.length]);

  it("where rule, severity, message and fix are of one kind", () => {
    expect(shown(many(1, 60))).toEqual([[[1, 2, 3], 57]]);
  });

  it("not where something else has to be done", () => {
    const misspelled = { message: "`patern` is not a field.", fix: "Did you mean `pattern`?" };
    expect(shown([...many(1, 60), ...many(100, 60, misspelled)])).toEqual([
      [[1, 2, 3], 57],
      [[100, 101, 102], 57],
    ]);
  });

  it("and those with other words are shown before those that repeat", () => {
    const other = { message: "`itms` is not a field.", fix: "Write `items` instead." };
    const third = { ...other, message: "`titel` is not a field." };
    const groups = groupFindings([...many(1, 60), ...many(100, 9, other), finding(200, third)]);
    expect(groups.map((group) => linesOf(group.shown))).toEqual([[1, 100, 200]]);
    expect(groups[0]?.others).toHaveLength(67);
    expect(shown([...many(1, 60), finding(200, third)])).toEqual([[[1, 2, 200], 58]]);
  });

  it("and none is lost, whatever the limit", () => {
    const all = [...many(1, 7), ...many(20, 5, { severity: "error" }), ...many(40, 9)];
    for (const maxPerRule of [0, 1, 2, 3, 4, 5, 100, undefined]) {
      const groups = groupFindings(all, { maxPerRule });
      const found = groups.flatMap((group) => [...group.shown, ...group.others]);
      expect(new Set(found), String(maxPerRule)).toEqual(new Set(all));
      expect(found).toHaveLength(all.length);
      const count = groups.flatMap((group) => group.shown).length;
      expect(count).toBeLessThanOrEqual(maxPerRule ?? 8);
    }
  });
});

describe("places of findings that are counted only", () => {
  const text = (findings: readonly Diagnostic[]) => formatReport(findings, { color: false });

  it("name each file, as far as people read them", () => {
    expect(text([...many(1, 40), ...many(1, 40, { file: "b.yaml" })])).toContain(
      "\n77 more findings alike in 2 files  unknown-field: a.yaml:4, a.yaml:5, b.yaml:1 and 74 more\n",
    );
    const five = ["b", "c", "d", "e"].flatMap((name) => many(1, 2, { file: `${name}.yaml` }));
    expect(text([...many(1, 4), ...five])).toContain(
      "\n9 more findings alike in 5 files  unknown-field: a.yaml:4, b.yaml:1, c.yaml:1 and 6 more\n",
    );
  });

  it("say nothing of files where there is one", () => {
    expect(text(many(1, 6))).toContain(
      "\n3 more findings alike  unknown-field: a.yaml:4, a.yaml:5, a.yaml:6\n",
    );
  });
});
