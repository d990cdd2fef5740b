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
  /** A second place of the fault: the first of two equal keys. */
  readonly other?: number;
}

/** The result of a parser. Without a value, the text cannot be used. */
export interface ParsedText {
  readonly value?: JsonValue;
  readonly problems: readonly TextProblem[];
  /** The positions of parts, if the parser kept them. */
  readonly ranges?: FindRange;
}

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The positions of a key and its value in a text. */
export interface NodeRange {
  readonly key?: TextRange;
  readonly value: TextRange;
}

/** Finds the place for the segments of a pointer, or its nearest existing ancestor. */
export type FindRange = (segments: readonly string[]) => NodeRange;
