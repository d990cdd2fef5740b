import { SpecwrightError } from "../findings/specwright-error.js";

/** An option that is unknown, missing or wrong. */
export class OptionError extends SpecwrightError {
  constructor(
    message: string,
    /** The keys that lead to it: `["package", "version"]`. */
    readonly path: readonly string[],
    /** Whether the fault is the key itself, and not its value. */
    readonly isUnknownKey = false,
  ) {
    super(message);
  }
}
