import type { Diagnostic } from "../../findings/diagnostics.js";
import type { ExitCode } from "./outcome.js";

/** A document that is not there is a matter of usage; anything wrong in one that is, of findings. */
export function exitCodeOf(diagnostics: readonly Diagnostic[], maxWarnings = Infinity): ExitCode {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.some(isMissingRoot)) return 2;
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  return errors.length > 0 || warnings.length > maxWarnings ? 1 : 0;
}

/** Not to be had, and without a place: the document that was named on the command line. */
function isMissingRoot({ code, line }: Diagnostic): boolean {
  return (code === "file-not-found" || code === "remote-failed") && line === undefined;
}
