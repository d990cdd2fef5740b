import type { CodeWithFix, Location } from "../findings/diagnostics.js";

/** Why a document was not opened, with the texts of the finding. */
export interface Refusal {
  readonly code: CodeWithFix;
  readonly message: string;
  readonly fix?: string;
  /** Where the fault is, if it is inside the file that was opened. */
  readonly location?: Location;
  /** The file that was not opened, if it is another one than the document that was named. */
  readonly file?: string;
}
