import type { Pointer } from "../model/model.js";
import type { ChangeCode } from "../findings/changes/change-catalogue.js";

/** What sets two schemas apart at one place. */
export interface Difference {
  readonly kind: "difference";
  readonly code: ChangeCode;
  /** Some value that is sent is not accepted, or it could not be proved that there is none. */
  readonly refuted: boolean;
  readonly base: Pointer;
  readonly revision: Pointer;
  /** The name at the place that the difference is about: a property, a oneof group. */
  readonly name?: string;
  /** What changed, in a few words: `1 -> 3`. */
  readonly detail?: string;
  /** Where the change was made, if the schemas in which it shows did not change themselves. */
  readonly use?: Use;
}

/** The place that refers to another schema than before. */
export interface Use {
  readonly base: Pointer;
  readonly revision: Pointer;
}

/**
 * How much of a place two schemas are. `whole`: all of it. `case`: one of the alternatives that are
 * sent. `part`: more is asked than `accepted` says, so what it does not mention is not missing.
 */
export type Framing = "whole" | "case" | "part";

/** Two schemas whose differences are looked at on their own, since more than one place leads there. */
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
