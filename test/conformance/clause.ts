import type { DiagnosticCode } from "../../generator/index.js";
import type { MakeDocument } from "./documents.js";

/** The texts that the table was read from, clause by clause. */
export const texts = {
  "2.0": "Swagger 2.0",
  "3.0": "OpenAPI 3.0.4",
  "3.1": "OpenAPI 3.1.2",
  "3.2": "OpenAPI 3.2",
} as const;

export type Version = keyof typeof texts;

/** One demand of the specification: what finds a document that breaks it, or why nothing can. */
export type Clause = FoundClause | OtherClause;

interface ClauseText {
  /** The section's name, and the field where it is about one. */
  readonly section: string;
  /** What is asked for, in our own words. */
  readonly text: string;
  /** Where the clause stands. */
  readonly versions: readonly Version[];
}

export interface FoundClause extends ClauseText {
  readonly rule: DiagnosticCode;
  /** Breaks the clause, and nothing else. */
  readonly bad: MakeDocument;
  /** The same document, sound. */
  readonly good: MakeDocument;
}

export interface OtherClause extends ClauseText {
  /** Why no document can be told to break it. */
  readonly reason: string;
}

/** The clauses about one part of a document. */
export interface ConformancePart {
  readonly title: string;
  readonly clauses: readonly Clause[];
}

export const all: readonly Version[] = ["2.0", "3.0", "3.1", "3.2"];
export const openapi: readonly Version[] = ["3.0", "3.1", "3.2"];
export const before32: readonly Version[] = ["2.0", "3.0", "3.1"];
export const since31: readonly Version[] = ["3.1", "3.2"];
export const middle: readonly Version[] = ["3.0", "3.1"];
export const swagger: readonly Version[] = ["2.0"];
export const only30: readonly Version[] = ["3.0"];
export const only32: readonly Version[] = ["3.2"];

/** A clause with the rule that finds documents which break it. */
export function found(
  section: string,
  text: string,
  versions: readonly Version[],
  rule: DiagnosticCode,
  bad: MakeDocument,
  good: MakeDocument,
): FoundClause {
  return { section, text, versions, rule, bad, good };
}

/** A clause that no document can be told to break. */
export function other(
  section: string,
  text: string,
  versions: readonly Version[],
  reason: string,
): OtherClause {
  return { section, text, versions, reason };
}

export const tools = "It asks something of tools, not of documents.";
export const messages = "It is about the requests and responses at run time.";
export const ignored = "Tools ignore what stands there; the document may have it.";
