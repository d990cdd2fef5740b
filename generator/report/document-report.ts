import type { Diagnostic } from "../findings/diagnostics.js";

/** What there is to say about one of the documents that were checked. */
export interface DocumentReport {
  /** As people are to read it: the path that was given. */
  readonly document: string;
  readonly diagnostics: readonly Diagnostic[];
}
