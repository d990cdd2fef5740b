export type Severity = "error" | "warning" | "info";

/** What a rule is set to: a severity, or not to speak at all. */
export type RuleSetting = Severity | "off";

/** A kind of finding, as people read about it: `specwright explain`, docs/rules/, SARIF. */
export interface Rule {
  readonly severity: Severity;
  /** One line, without a full stop. */
  readonly title: string;
  /** Why it matters. */
  readonly cause: string;
  /** How to fix it. A finding may have a more precise fix. */
  readonly fix: string;
  /** What asks for it: a clause of a specification. */
  readonly clause?: string;
  /**
   * What cannot go on with such a finding, so that the rule keeps its severity: `reading` the
   * document (a baseline cannot hold it either), or making a `model` of it.
   */
  readonly stops?: "reading" | "model";
  /** Of a rule that stops something: which of its findings do not, for people. */
  readonly milder?: string;
  /**
   * An error of the document that leaves the output whole and true: whoever makes something of the
   * document is only warned.
   */
  readonly harmless?: true;
  /** A YAML document that has the finding, and the same one mended. */
  readonly example?: { readonly bad: string; readonly good: string };
  /** Why there is no example, where a document alone cannot show the finding. */
  readonly notShown?: string;
}
