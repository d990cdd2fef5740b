import type { ChangeCode } from "../findings/changes/change-catalogue.js";

/**
 * `breaking`: somebody who kept to the base's contract fails against the revision. `risky`: what was
 * valid stays valid, but whoever relied on it should look. `compatible`: nobody has to do anything.
 */
export type ChangeSeverity = "breaking" | "risky" | "compatible";

/** Whom a change concerns: those who send requests, those who read responses, or both. */
export type ChangeSide = "request" | "response" | "both";

/** A place in one of the two documents. Lines and columns count from 1. */
export interface ChangePlace {
  /** In the bundled document: `#/components/schemas/App/properties/name`. */
  readonly pointer: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endColumn?: number;
  /** The lines around the place, with line numbers and a marker. */
  readonly frame?: string;
}

/** One difference between two documents, judged. */
export interface Change {
  readonly code: ChangeCode;
  readonly severity: ChangeSeverity;
  readonly side: ChangeSide;
  readonly message: string;
  /** How to avoid the break, or what to tell those whom it concerns. */
  readonly avoid: string;
  /** `POST /apps/{app_id}`: every operation that the change reaches, sorted. Empty: none in particular. */
  readonly operations: readonly string[];
  /** The key of the component schema in which the change stands. */
  readonly schema?: string;
  /** The place in the base, or that of the nearest thing around it that was there already. */
  readonly base?: ChangePlace;
  /** The place in the revision, or that of the nearest thing around it that is still there. */
  readonly revision?: ChangePlace;
}

/** A change before its places are looked up. */
export interface ChangeDraft extends Omit<Change, "base" | "revision"> {
  readonly base: string;
  readonly revision: string;
}
