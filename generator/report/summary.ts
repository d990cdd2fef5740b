import type { Diagnostic } from "../findings/diagnostics.js";

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export function summarize(diagnostics: readonly Diagnostic[]): Summary {
  const count = (wanted: Diagnostic["severity"]): number =>
    diagnostics.filter(({ severity }) => severity === wanted).length;
  return { errors: count("error"), warnings: count("warning"), infos: count("info") };
}

/** What there is to say about one of the documents that were checked. */
export interface DocumentReport {
  /** As people are to read it: the path that was given. */
  readonly document: string;
  readonly diagnostics: readonly Diagnostic[];
}
