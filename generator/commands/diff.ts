import { diff, type Change, type DiffResult } from "../index.js";
import { formatDiffGithub } from "../report/format-diff-github.js";
import { formatDiffMarkdown } from "../report/format-diff-markdown.js";
import { formatDiffText } from "../report/format-diff-text.js";
import { formatReport } from "../report/format-text.js";
import { applyDiffBaseline, type BaselineFlags } from "./diff-baseline.js";
import { readSettings, type SettingFlags } from "./diff-settings.js";
import { type ExitCode, exitCodeOf, type Outcome, type Terminal } from "./run/outcome.js";
import { inputOptions, type InputFlags } from "./run/input-flags.js";
import { formatDiffJson } from "../report/format-json.js";

export interface DiffFlags extends InputFlags, BaselineFlags, SettingFlags {
  readonly format: "text" | "json" | "github" | "markdown";
  readonly failOn: "breaking" | "any" | "none";
  readonly root?: string;
  /** As the option of the same name. */
  readonly closedObjects?: "strict" | "composed";
}

/** What changed from `base` to `revision`, and whom it breaks. */
export async function runDiff(
  base: string,
  revision: string,
  flags: DiffFlags,
  terminal: Terminal,
): Promise<Outcome> {
  const { format, failOn, root, closedObjects } = flags;
  const { severities, configured } = await readSettings(revision, flags);
  const shared = {
    ...inputOptions(flags, configured),
    ...(root === undefined ? {} : { root }),
    ...(closedObjects === undefined ? {} : { closedObjects }),
  };
  const result = await diff({ base, revision, severities, ...shared });
  const errors = result.diagnostics.filter(({ severity }) => severity === "error");
  const stderr = errors.length === 0 ? "" : formatReport(errors, terminal);
  const failed = exitCodeOf(result.diagnostics);
  // What could not be compared has no changes to show; programs get an answer all the same.
  if (failed !== 0 && format !== "json") return { stderr, exitCode: failed };
  const { changes, note } =
    failed === 0
      ? await applyDiffBaseline(revision, result.changes, flags)
      : { ...result, note: "" };
  const exitCode = failed === 0 ? exitCodeFor(changes, failOn) : failed;
  const stdout = report({ ...result, changes }, format, terminal);
  return { stdout, stderr: stderr + note, exitCode };
}

function exitCodeFor(changes: readonly Change[], failOn: DiffFlags["failOn"]): ExitCode {
  switch (failOn) {
    case "none":
      return 0;
    case "any":
      return changes.length > 0 ? 1 : 0;
    case "breaking":
      return changes.some(({ severity }) => severity === "breaking") ? 1 : 0;
    default: {
      const impossible: never = failOn;
      return impossible;
    }
  }
}

function report(
  { changes, diagnostics }: DiffResult,
  format: DiffFlags["format"],
  terminal: Terminal,
): string {
  switch (format) {
    case "json":
      return formatDiffJson(changes, diagnostics);
    case "github":
      return formatDiffGithub(changes);
    case "markdown":
      return formatDiffMarkdown(changes);
    case "text":
      return formatDiffText(changes, terminal);
    default: {
      const impossible: never = format;
      return impossible;
    }
  }
}
