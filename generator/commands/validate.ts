import type { Diagnostic } from "../diagnostics.js";
import { validate } from "../index.js";
import { formatGithub } from "../report/format-github.js";
import { formatJson } from "../report/format-json.js";
import { formatSarif } from "../report/format-sarif.js";
import { formatText } from "../report/format-text.js";
import { exitCodeOf } from "./exit-code.js";
import type { Outcome, Terminal } from "./outcome.js";

export interface ValidateFlags {
  readonly format: "text" | "json" | "github" | "sarif";
  readonly maxWarnings?: number;
  readonly root?: string;
}

export async function runValidate(
  specs: readonly string[],
  flags: ValidateFlags,
  terminal: Terminal,
): Promise<Outcome> {
  const all: Diagnostic[] = [];
  for (const spec of specs) {
    const { root } = flags;
    const { diagnostics } = await validate({ spec, ...(root === undefined ? {} : { root }) });
    all.push(...diagnostics);
  }
  const exitCode = exitCodeOf(all, flags.maxWarnings);
  return { stdout: report(all, flags.format, terminal), exitCode };
}

function report(
  diagnostics: readonly Diagnostic[],
  format: ValidateFlags["format"],
  terminal: Terminal,
): string {
  switch (format) {
    case "json":
      return formatJson(diagnostics);
    case "github":
      return formatGithub(diagnostics);
    case "sarif":
      return formatSarif(diagnostics);
    case "text":
      return formatText(diagnostics, terminal);
  }
}
