import type { Diagnostic, Severity } from "../findings/diagnostics.js";

/** Findings of one rule that say the same of different places, and ask for the same. */
export interface FindingGroup {
  readonly shown: readonly Diagnostic[];
  /** Further findings, which are counted only. */
  readonly others: readonly Diagnostic[];
}

/** Of a group this many are shown in full. */
const mostShown = 3;

/** How many findings of each rule are shown at most; 0 shows their number alone. */
export interface GroupOptions {
  readonly maxPerRule?: number | undefined;
}

/**
 * Findings in their order, those that repeat one another together at the place of the first. A finding
 * repeats another if their messages and fixes differ in nothing but the document's words: texts in quotes, and
 * numbers. What is shown of a group are findings with different words, as far as there are any.
 */
export function groupFindings(
  diagnostics: readonly Diagnostic[],
  { maxPerRule = Infinity }: GroupOptions = {},
): readonly FindingGroup[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const { code, severity, message, fix } = diagnostic;
    const key = JSON.stringify([code, severity, kindOf(message), kindOf(fix)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [diagnostic]);
    else group.push(diagnostic);
  }
  const shownOfRule = new Map<string, number>();
  return [...groups.values()].map((group) => {
    const code = group[0]?.code ?? "";
    const before = shownOfRule.get(code) ?? 0;
    // One more needs no line that says so.
    const most = group.length <= mostShown + 1 ? group.length : mostShown;
    const count = Math.max(0, Math.min(most, maxPerRule - before));
    shownOfRule.set(code, before + count);
    const shown = new Set(varied(group, count, ({ message, fix }) => `${message}\n${fix}`));
    return { shown: [...shown], others: group.filter((finding) => !shown.has(finding)) };
  });
}

/** This many of a list in its order: the first of each kind, then others from the beginning. */
export function varied<T>(
  list: readonly T[],
  count: number,
  kindOf: (item: T) => string,
): readonly T[] {
  const kinds = new Set<string>();
  const firsts = new Set<T>();
  for (const item of list) {
    if (firsts.size >= count) break;
    const before = kinds.size;
    if (kinds.add(kindOf(item)).size > before) firsts.add(item);
  }
  let rest = count - firsts.size;
  return list.filter((item) => firsts.has(item) || rest-- > 0);
}

function kindOf(message: string): string {
  return message
    .replace(/`[^`]*`|"(?:[^"\\]|\\.)*"/g, "…")
    .replace(/\d+/g, "0")
    .replace(/(?:\/|#\/)\S+/g, "…");
}

/** The first findings of each rule, in their order: what `--max-per-rule` leaves of a report. */
export function firstPerRule(
  diagnostics: readonly Diagnostic[],
  maxPerRule: number | undefined,
): readonly Diagnostic[] {
  if (maxPerRule === undefined) return diagnostics;
  const seen = new Map<string, number>();
  return diagnostics.filter(({ code }) => {
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    return count <= maxPerRule;
  });
}

export interface RuleCount {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
}

const order: readonly Severity[] = ["error", "warning", "info"];

/** How many findings each rule has, errors first, then those of which there are most. */
export function countByRule(diagnostics: readonly Diagnostic[]): readonly RuleCount[] {
  const counts = new Map<string, RuleCount>();
  for (const { code, severity } of diagnostics) {
    const key = `${severity} ${code}`;
    counts.set(key, { code, severity, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (a, b) =>
      order.indexOf(a.severity) - order.indexOf(b.severity) ||
      b.count - a.count ||
      (a.code < b.code ? -1 : 1),
  );
}
