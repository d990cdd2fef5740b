import type { Part } from "./part.js";
import { contradiction, type Refutation, type Statement } from "./refutation.js";

/** Turns the reason why a required property or item fits nothing into the reason for the value around it. */
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
  // A fault of a single part is reported at that part.
  return parts.length === 1 ? refuted : { ...refuted, path: [name, ...refuted.path] };
}
