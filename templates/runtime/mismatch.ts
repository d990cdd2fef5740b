import { describe, joinOr, withArticle } from "./describe.js";
import type { IssueCode } from "./issue.js";
import type { Fault, Trace } from "./trace.js";

/** Of a fault of `reportMismatch`: what each alternative would have accepted. */
const acceptedBy = /* @__PURE__ */ new WeakMap<Fault, readonly string[]>();

/**
 * Whether an alternative that has this fault means another kind of value, so that its other faults
 * tell little. `root`: the length of the path to the value.
 */
export function isMismatch({ path, code }: Fault, root: number): boolean {
  if (path.length !== root) return false;
  switch (code) {
    case "type":
    case "const":
    case "enum":
    case "never":
    case "anyOf":
    case "oneOf":
      return true;
    default:
      return false;
  }
}

/** Reports that the value is of none of the kinds that the alternatives mean, which have these faults. */
export function reportMismatch(
  value: unknown,
  code: IssueCode,
  faults: readonly Fault[],
  others: readonly string[],
  trace: Trace,
): void {
  const here = faults.filter((fault) => isMismatch(fault, trace.path.length));
  const accepted = [
    ...new Set([
      ...here.flatMap((fault) => acceptedBy.get(fault) ?? [fault.expected]),
      ...others,
    ]),
  ];
  if (trace.faults.length >= trace.maxIssues) return;
  const fault: Fault = {
    path: trace.path.slice(),
    pointer: "",
    code,
    message: `must be ${joinOr(accepted.map(withArticle))}`,
    expected: joinOr(accepted),
    received: describe(value),
  };
  acceptedBy.set(fault, accepted);
  trace.faults.push(fault);
}
