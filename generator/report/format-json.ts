import type { Diagnostic } from "../diagnostics.js";
import { summarize } from "./summary.js";

/** Findings for programs: `{ diagnostics, summary: { errors, warnings, infos } }`. */
export function formatJson(diagnostics: readonly Diagnostic[]): string {
  return stringifySafely({ diagnostics, summary: summarize(diagnostics) });
}

/** JSON that a terminal may show: it leaves C1 controls and marks that reorder text as they are. */
export function stringifySafely(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(
    /[\x7f-\x9f\p{Bidi_Control}\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${text}\n`;
}
