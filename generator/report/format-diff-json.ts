import type { Change } from "../diff/change.js";
import type { Diagnostic } from "../findings/diagnostics.js";
import { stringifySafely } from "./format-json.js";

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
