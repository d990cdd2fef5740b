import type { Diagnostic } from "../findings/diagnostics.js";
import { escapeHidden } from "../text/hidden-characters.js";
import { summarize } from "./summary.js";
import type { Change } from "../diff/change.js";

/** Findings for programs: `{ diagnostics, summary: { errors, warnings, infos } }`. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  return stringifySafely({ diagnostics, summary: summarize(diagnostics) });
}

/**
 * JSON that a terminal or a log may show. By itself JSON leaves marks that reorder or hide text as they
 * are, and `##[`, which GitHub's runner takes for a command.
 */
export function stringifySafely(value: unknown): string {
  const text = escapeHidden(JSON.stringify(value, null, 2), "\n").replace(/##(?=\[)/g, "#\\u0023");
  return `${text}\n`;
}

/** Changes for programs. `version` is raised when a reader of the former form would break. */
export function formatDiffJson(
  changes: readonly Change[],
  diagnostics: readonly Diagnostic[],
): string {
  const count = (wanted: Change["severity"]): number =>
    changes.filter(({ severity }) => severity === wanted).length;
  const summary = {
    breaking: count("breaking"),
    risky: count("risky"),
    compatible: count("compatible"),
  };
  const breaking = summary.breaking > 0;
  return stringifySafely({ version: 1, breaking, summary, changes, diagnostics });
}
