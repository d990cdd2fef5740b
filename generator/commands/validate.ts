import type { Diagnostic } from "../findings/diagnostics.js";
import { validate } from "../index.js";
import {
  baselineEntries,
  compareToBaseline,
  type BaselineEntry,
  type Compared,
} from "../report/baseline.js";
import { formatGithub } from "../report/format-github.js";
import { formatJson } from "../report/format-json.js";
import { formatJunit } from "../report/format-junit.js";
import { formatSarif } from "../report/format-sarif.js";
import { firstPerRule } from "../report/finding-groups.js";
import { formatReport } from "../report/format-text.js";
import { summarize, type DocumentReport } from "../report/summary.js";
import {
  documentInBaseline,
  readBaseline,
  standardBaseline,
  writeBaseline,
} from "./baseline-file.js";
import { exitCodeOf, type Outcome, type Terminal } from "./run/outcome.js";
import { findTargets, type TargetFlags } from "./validate-targets.js";

export const reportFormats = ["text", "json", "github", "sarif", "junit"] as const;

export interface ValidateFlags extends TargetFlags {
  readonly format: (typeof reportFormats)[number];
  readonly maxWarnings?: number;
  /** Errors only. */
  readonly quiet?: boolean;
  /** Report at most this many findings of each rule. */
  readonly maxPerRule?: number;
  /** A file of old findings, which are not reported. */
  readonly baseline?: string;
  /** Write all findings into that file. */
  readonly updateBaseline?: boolean;
}

export async function runValidate(
  specs: readonly string[],
  flags: ValidateFlags,
  terminal: Terminal,
): Promise<Outcome> {
  const reports: DocumentReport[] = [];
  for (const { document, options } of await findTargets(specs, flags)) {
    reports.push({ document, diagnostics: (await validate(options)).diagnostics });
  }
  const { left, note } = await applyBaseline(reports, flags);
  const all = left.flatMap(({ diagnostics }) => diagnostics);
  const exitCode = exitCodeOf(all, flags.maxWarnings);
  return { stdout: report(left, flags, terminal), stderr: note, exitCode };
}

interface Applied {
  /** What is not in the baseline. */
  readonly left: readonly DocumentReport[];
  /** What there is to say about the baseline itself. */
  readonly note: string;
}

async function applyBaseline(
  reports: readonly DocumentReport[],
  { baseline, updateBaseline = false }: ValidateFlags,
): Promise<Applied> {
  if (baseline === undefined && !updateBaseline) return { left: reports, note: "" };
  const path = baseline ?? standardBaseline;
  const before = await readBaseline(path, updateBaseline);
  const named = reports.map(({ document, diagnostics }) => {
    return { document, diagnostics, name: documentInBaseline(path, document) };
  });
  const entries = updateBaseline ? renewed(before, named) : before;
  if (updateBaseline) await writeBaseline(path, entries);
  const compared = named.map(({ document, diagnostics, name }) => {
    return { document, ...compareToBaseline(name, diagnostics, entries) };
  });
  return {
    left: compared.map(({ document, fresh }) => ({ document, diagnostics: fresh })),
    note: describeBaseline(path, compared, updateBaseline),
  };
}

/** What is known of other documents stays. */
function renewed(
  before: readonly BaselineEntry[],
  named: readonly { readonly name: string; readonly diagnostics: readonly Diagnostic[] }[],
): BaselineEntry[] {
  const checked = new Set(named.map(({ name }) => name));
  const others = before.filter(({ document }) => !checked.has(document));
  const own = named.flatMap(({ name, diagnostics }) => baselineEntries(name, diagnostics));
  return [...others, ...own].sort((a, b) =>
    a.document < b.document ? -1 : a.document > b.document ? 1 : 0,
  );
}

const mostStale = 10;

function describeBaseline(path: string, compared: readonly Compared[], updated: boolean): string {
  const known = compared.reduce((sum, part) => sum + part.known, 0);
  const findings = `${known} ${known === 1 ? "finding" : "findings"}`;
  if (updated) return `${path}: ${findings} recorded.\n`;
  const stale = compared.flatMap((part) => part.stale);
  const held = `${path} holds ${findings} of this run.\n`;
  if (stale.length === 0) return held;
  const shown = stale.slice(0, mostStale).map(({ code, at }) => `  ${code}  ${at}\n`);
  const more = stale.length > mostStale ? `  and ${stale.length - mostStale} more\n` : "";
  const count =
    stale.length === 1 ? "1 entry no longer occurs" : `${stale.length} entries no longer occur`;
  return `${held}${count}; --update-baseline removes what is stale:\n${shown.join("")}${more}`;
}

function report(
  all: readonly DocumentReport[],
  { format, quiet = false, maxPerRule, maxWarnings }: ValidateFlags,
  terminal: Terminal,
): string {
  const reports = all.map(({ document, diagnostics }) => ({
    document,
    diagnostics: quiet ? diagnostics.filter(({ severity }) => severity === "error") : diagnostics,
  }));
  const diagnostics = reports.flatMap((each) => each.diagnostics);
  const first = firstPerRule(diagnostics, maxPerRule);
  switch (format) {
    case "json":
      return formatJson(first);
    case "github":
      return formatGithub(first);
    case "sarif":
      return formatSarif(first);
    case "junit":
      return formatJunit(
        reports.map((each) => ({
          ...each,
          diagnostics: firstPerRule(each.diagnostics, maxPerRule),
        })),
      );
    case "text": {
      const warnings = summarize(all.flatMap((each) => each.diagnostics)).warnings;
      return formatReport(diagnostics, { ...terminal, maxPerRule, maxWarnings, warnings });
    }
    default:
      return format satisfies never;
  }
}
