import { append, attemptEach } from "./attempt.js";
import { count } from "./describe.js";
import { isMismatch, reportMismatch } from "./mismatch.js";
import type { UnionNode } from "./node-kinds.js";
import { report, type Fault, type Trace } from "./trace.js";

/** Reports, where no member fits, what the closest member has to say; for `oneOf` also two that fit. */
export function explainUnion(
  value: unknown,
  node: UnionNode,
  trace: Trace,
): void {
  const { mode, members } = node;
  const attempts = attemptEach(value, members, trace, mode === "oneOf");
  const fitting = attempts.flatMap((faults, index) =>
    faults.length === 0 ? [index + 1] : [],
  );
  if (fitting.length > 1) reportSeveral(fitting, members.length, trace);
  if (fitting.length > 0) return;
  const closest = findClosest(attempts, trace.path.length);
  if (closest !== undefined) append(trace, closest);
  else {
    const code = mode === "types" ? "type" : mode;
    reportMismatch(value, code, attempts.flat(), [], trace);
  }
}

/** The alternative with the fewest faults among those that mean this kind of value at all. */
function findClosest(
  attempts: readonly (readonly Fault[])[],
  root: number,
): readonly Fault[] | undefined {
  let closest: readonly Fault[] | undefined;
  for (const faults of attempts) {
    if (faults.some((fault) => isMismatch(fault, root))) continue;
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
  report(
    trace,
    "oneOf",
    message,
    expected,
    count(fitting.length, "fitting alternative"),
  );
}
