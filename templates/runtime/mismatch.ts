import { describe, joinOr, withArticle } from "./describe.js";
import type { IssueCode } from "./issue.js";
import { report, type Fault, type Trace } from "./trace.js";

/**
 * Whether an alternative that has this fault means another kind of value than the one of the place, so
 * that its other faults tell little.
 */
export function isMismatch({ path, code }: Fault, place: Trace): boolean {
  return (
    path === place.path && /^(?:type|const|enum|never|anyOf|oneOf)$/.test(code)
  );
}

/** Reports that the value is of none of the kinds that the alternatives mean, which have these faults. */
export function reportMismatch(
  value: unknown,
  code: IssueCode,
  faults: readonly Fault[],
  trace: Trace,
): void {
  const here = faults.filter((fault) => isMismatch(fault, trace));
  const told = trace.accepted;
  const accepted = [
    ...new Set(here.flatMap((fault) => told?.get(fault) ?? [fault.expected])),
  ];
  const expected = joinOr(accepted);
  const message = `must be ${joinOr(accepted.map(withArticle))}`;
  const { faults: issues } = trace;
  const { length } = issues;
  report(trace, code, message, expected, describe(value));
  const fault = issues.length > length ? issues[length] : undefined;
  if (fault !== undefined) told?.set(fault, accepted);
}
