import { append, attemptEach } from "./attempt.js";
import { count } from "./describe.js";
import { isMismatch, reportMismatch } from "./mismatch.js";
import type { Child, Node } from "./node.js";
import type { Choice } from "./rules.js";
import { report, type Fault, type Trace } from "./trace.js";

/**
 * At least one member fits (`anyOf`, `types`), or exactly one (`oneOf`); `types`: the members differ in
 * their JSON type. Where none fits, the closest member tells why, or `choice` does.
 */
export function explainUnion(
  mode: "anyOf" | "oneOf" | "types",
  members: readonly Child[],
  choice?: Choice,
): Node {
  return {
    explain: (value, trace) => {
      trace.accepted ??= new Map();
      const attempts = attemptEach(value, members, trace, mode === "oneOf");
      const fitting = attempts.flatMap((faults, index) =>
        faults.length === 0 ? [index + 1] : [],
      );
      if (fitting.length > 1 && choice?.several(value, trace) !== true)
        reportSeveral(fitting, members.length, trace);
      if (fitting.length > 0) return;
      if (choice?.none(value, trace) === true) return;
      const closest = findClosest(attempts, trace);
      if (closest !== undefined) return append(trace, closest);
      const code = mode === "types" ? "type" : mode;
      reportMismatch(value, code, attempts.flat(), trace);
    },
  };
}

/** The alternative with the fewest faults among those that mean this kind of value at all. */
function findClosest(
  attempts: readonly (readonly Fault[])[],
  place: Trace,
): readonly Fault[] | undefined {
  let closest: readonly Fault[] | undefined;
  for (const faults of attempts) {
    if (faults.some((fault) => isMismatch(fault, place))) continue;
    if (closest === undefined || faults.length < closest.length)
      closest = faults;
  }
  return closest;
}

function reportSeveral(
  fitting: readonly number[],
  of: number,
  trace: Trace,
): void {
  const expected = `exactly one of ${of} alternatives`;
  const numbers = `${fitting.slice(0, -1).join(", ")} and ${fitting[fitting.length - 1]}`;
  const message = `must fit ${expected}, but fits numbers ${numbers}`;
  const received = count(fitting.length, "fitting alternative");
  report(trace, "oneOf", message, expected, received);
}
