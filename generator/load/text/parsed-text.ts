import type { DiagnosticCode } from "../../findings/diagnostics.js";
import type { JsonValue } from "../../json/json.js";

/** A fault of a text. Offsets are UTF-16 code units from its start; `end` is exclusive. */
export interface TextProblem {
  readonly code: Extract<
    DiagnosticCode,
    "invalid-syntax" | "limit-exceeded" | "duplicate-key" | "inexact-number"
  >;
  readonly message: string;
  readonly fix?: string;
  readonly start: number;
  readonly end: number;
  /** The other place that the message speaks of: the first of two equal keys. */
  readonly other?: number;
}

/** What a parser made of a text. Without a value the text is of no use. */
export interface ParsedText {
  readonly value?: JsonValue;
  readonly problems: readonly TextProblem[];
  /** Where its parts stand, if parsing left that behind. */
  readonly ranges?: FindRange;
}

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Where a key or a value stands in a text. */
export interface NodeRange {
  readonly key?: TextRange;
  readonly value: TextRange;
}

/** Finds the place that the segments of a pointer name, or its nearest ancestor that exists. */
export type FindRange = (segments: readonly string[]) => NodeRange;
