import type { Diagnostic } from "../findings/diagnostics.js";
import { summarize } from "./summary.js";

/** Findings for programs: `{ diagnostics, summary: { errors, warnings, infos } }`. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  return stringifySafely({ diagnostics, summary: summarize(diagnostics) });
}

/**
 * JSON that a terminal or a log may show. By itself JSON leaves C1 controls and marks that reorder text
 * as they are, and `##[`, which GitHub's runner takes for a command.
 */
export function stringifySafely(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
    .replace(
      /[\x7f-\x9f\p{Bidi_Control}\u2028\u2029]/gu,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    )
    .replace(/##(?=\[)/g, "#\\u0023");
  return `${text}\n`;
}
