import type { Diagnostic } from "../../findings/diagnostics.js";

/** What a command has to say, and how the process ends. `cli.ts` prints it. */
export interface Outcome {
  /** Data: goes to standard output. */
  readonly stdout?: string;
  /** Everything else: goes to standard error. */
  readonly stderr?: string;
  readonly exitCode: ExitCode;
}

/** 0: fine. 1: findings, drift, or a breaking change. 2: usage, missing file, I/O. */
export type ExitCode = 0 | 1 | 2;

/** How the terminal wants its text. */
export interface Terminal {
  readonly color: boolean;
  /** Whether a person looks on, who wants to know more than a log does. */
  readonly interactive?: boolean;
}

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
