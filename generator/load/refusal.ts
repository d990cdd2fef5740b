import type { CodeWithFix, Location } from "../findings/diagnostics.js";

/** Why something was not opened, in the words of a finding. */
export interface Refusal {
  readonly code: CodeWithFix;
  readonly message: string;
  readonly fix?: string;
  /** Where the fault is, if it is inside the file that was opened. */
  readonly location?: Location;
}
