import type { ChangeCode } from "../findings/changes/change-catalogue.js";

/**
 * `breaking`: a client or server that follows the base can fail with the revision. `risky`: valid values
 * stay valid, but clients may rely on what changed. `compatible`: no client or server has to change.
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

/** A difference between two documents, with its severity. */
export interface Change {
  readonly code: ChangeCode;
  readonly severity: ChangeSeverity;
  readonly side: ChangeSide;
  readonly message: string;
  /** How to avoid the break, or how to announce it. */
  readonly avoid: string;
  /** `POST /apps/{app_id}`: every operation that the change reaches, sorted. Empty: none in particular. */
  readonly operations: readonly string[];
  /** The key of the component schema that changed. */
  readonly schema?: string;
  /** The place in the base; for an addition, the nearest part around it. */
  readonly base?: ChangePlace;
  /** The place in the revision; for a removal, the nearest part around it. */
  readonly revision?: ChangePlace;
}

/** A change before its places are looked up. */
export interface ChangeDraft extends Omit<Change, "base" | "revision"> {
  readonly base: string;
  readonly revision: string;
}
