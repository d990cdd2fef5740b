import type { Pointer } from "../model/model.js";
import type { ChangeCode } from "../findings/changes/change-catalogue.js";

/** A difference between two schemas at one place. */
export interface Difference {
  readonly kind: "difference";
  readonly code: ChangeCode;
  /** Some sent value is not accepted, or it could not be proved that all are. */
  readonly refuted: boolean;
  readonly base: Pointer;
  readonly revision: Pointer;
  /** The name at the place that the difference is about: a property, a oneof group. */
  readonly name?: string;
  /** What changed, in a few words: `1 -> 3`. */
  readonly detail?: string;
  /** The generated type of a oneof that the change removes, and the functions with it. */
  readonly removedType?: string;
  /** The place of the change, if the compared schemas themselves did not change. */
  readonly use?: Use;
}

/** The place that refers to another schema than before. */
export interface Use {
  readonly base: Pointer;
  readonly revision: Pointer;
}

/**
 * Which part of a place two schemas are. `whole`: all of it. `case`: one of the sent alternatives. `part`:
 * `accepted` is only a part of the constraints, so what it does not mention is not missing.
 */
export type Framing = "whole" | "case" | "part";

/** Two schemas that are compared separately, since several places refer to them. */
export interface Pair<Node> {
  readonly kind: "pair";
  readonly sent: readonly Node[];
  readonly accepted: Node;
  readonly framing: Framing;
  /** `none`: the two are versions of one schema. Absent: as for the schemas around. */
  readonly use?: Use | "none";
  /** The keys of the components that `sent` comes from. */
  readonly keys?: readonly string[];
}
