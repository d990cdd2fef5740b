import type { VersionedText } from "../document-words.js";

export type Severity = "error" | "warning" | "info";

/** The setting of a rule: a severity, or `off`. */
export type RuleSetting = Severity | "off";

/** A kind of finding, as described by `specwright explain`, docs/rules/ and SARIF. */
export interface Rule {
  readonly severity: Severity;
  /** One line, without a full stop. */
  readonly title: string;
  /** Why it matters. */
  readonly cause: string;
  /** How to fix it. A finding may have a more precise fix. */
  readonly fix: VersionedText;
  /** The clause of the specification that requires it. */
  readonly clause?: string;
  /**
   * The step that such a finding stops, so that its severity cannot be changed: `reading` the document
   * (a baseline cannot accept it either), or building the `model`.
   */
  readonly stops?: "reading" | "model";
  /** For a rule with `stops`: a text about those of its findings that do not stop a run. */
  readonly milder?: string;
  /**
   * An error of the document with which the output is still complete and correct: `generate` only
   * warns.
   */
  readonly harmless?: true;
  /** A YAML document that has the finding, and the same document fixed. */
  readonly example?: { readonly bad: string; readonly good: string };
  /** Why there is no example, where a document alone cannot show the finding. */
  readonly notShown?: string;
}
