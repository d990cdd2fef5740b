import type { Diagnostic } from "../findings/diagnostics.js";
import { escapeHidden } from "../text/hidden-characters.js";
import { summarize } from "./summary.js";

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
