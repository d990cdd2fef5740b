import type { Part } from "./part.js";
import { contradiction, type Refutation, type Statement } from "./refutation.js";

/** Why a value that must be there fits nothing, as the reason why what holds it fits nothing. */
export function within(
  refuted: Refutation,
  name: string,
  by: Statement,
  parts: readonly Part[],
): Refutation {
  const [first] = refuted.statements;
  if (refuted.reason === "never" && refuted.path.length === 0) return contradiction(by, first);
  if (refuted.reason === "endless" && refuted.path.length === 0 && first.words === "") {
    return { reason: "endless", statements: [by], path: [name] };
  }
  // What one part says of the value is its own fault, and told there.
  return parts.length === 1 ? refuted : { ...refuted, path: [name, ...refuted.path] };
}
