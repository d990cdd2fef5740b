import { basename } from "node:path";
import type { Diagnostic } from "../../findings/diagnostics.js";
import { formatDrift } from "../../report/format-drift.js";
import { formatReport } from "../../report/format-text.js";
import type { CommitResult, Drift } from "../../write/commit-files.js";
import { manifestName } from "../../write/output-path.js";
import { displayPath } from "../../text/file-paths.js";
import type { GenerateMode } from "../generate-flags.js";
import type { Terminal } from "./outcome.js";
import type { JobResult } from "./run-job.js";

/** Past these, a list tells less than its length. */
const shownOfRule = 20;
const shownFiles = 12;

/** A run in words: findings, then what was done, or what drifted. */
export function describeJob(result: JobResult, mode: GenerateMode, terminal: Terminal): string {
  const { job, exitCode, diagnostics, files, drifts } = result;
  const findings = describeFindings(diagnostics, terminal);
  const out = displayPath(job.out);
  if (drifts !== undefined) return findings + describeDrift(out, drifts, terminal);
  if (exitCode !== 0 || files === undefined) return `${findings}Nothing was written.\n`;
  return findings + describeFiles(out, files, mode, result, terminal);
}

/** Errors and warnings as `validate` shows them, what repeats together, and of mere notes only their number. */
function describeFindings(diagnostics: readonly Diagnostic[], terminal: Terminal): string {
  const shown = diagnostics.filter(({ severity }) => severity !== "info");
  const notes = diagnostics.length - shown.length;
  const them = notes === 1 ? "it" : "them";
  return [
    shown.length === 0 ? "" : formatReport(shown, { ...terminal, maxPerRule: shownOfRule }),
    notes === 0 ? "" : `${count(notes, "note")}: specwright validate shows ${them}.\n`,
  ].join("");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function describeFiles(
  out: string,
  { written, unchanged, removed, left = [] }: CommitResult,
  mode: GenerateMode,
  { milliseconds }: JobResult,
  { interactive }: Terminal,
): string {
  const would = mode === "dry-run" ? "would be " : "";
  const parts = [`${written.length} ${would}written`, `${unchanged.length} unchanged`];
  if (removed.length > 0) parts.push(`${removed.length} ${would}removed`);
  const time = interactive === true ? ` in ${(milliseconds / 1000).toFixed(1)} s` : "";
  // A dry run is there for its list. Otherwise a person wants to see a few files, but not all of them.
  const limit = mode === "dry-run" ? Infinity : interactive === true ? shownFiles : 0;
  const lines = [...label("written", written), ...label("removed", removed)];
  return [
    ...(lines.length <= limit ? lines : []),
    ...describeLeft(left),
    `${out}: ${parts.join(", ")}${time}.\n`,
  ].join("");
}

function describeLeft(left: readonly string[]): string[] {
  if (left.length === 0) return [];
  const they = left.length === 1 ? "It stays" : "They stay";
  return [
    ...label("no longer generated", left),
    `${they}, since they may have been changed by hand: delete what you do not need.\n`,
  ];
}

function label(status: string, paths: readonly string[]): string[] {
  return paths.map((path) => `  ${status}: ${path}\n`);
}

function describeDrift(out: string, drifts: readonly Drift[], terminal: Terminal): string {
  if (drifts.length === 0) return `${out} is up to date.\n`;
  // The list of our files drifts with every one of them; alone, it is worth a word.
  const telling = drifts.filter(({ path }) => basename(path) !== manifestName);
  const named = telling.length === 0 ? drifts : telling;
  const list = named.map(({ kind, path }) => `  ${kind}: ${path}\n`).join("");
  const fix = "Run `specwright generate` and commit the result.";
  return `${out} is not what the document generates:\n${list}${formatDrift(out, drifts, terminal)}${fix}\n`;
}
