import { count, describe, joinOr, withArticle } from "./describe.js";
import type { UnionNode } from "./node.js";
import {
  append,
  attemptEach,
  report,
  type Fault,
  type Trace,
} from "./trace.js";

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
  else reportNone(value, mode, attempts.flat(), trace);
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

/** The alternative means another kind of value, so that its other faults tell little. */
function isMismatch({ path, code }: Fault, root: number): boolean {
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

function reportNone(
  value: unknown,
  mode: UnionNode["mode"],
  faults: readonly Fault[],
  trace: Trace,
): void {
  const here = faults.filter((fault) => isMismatch(fault, trace.path.length));
  const accepted = [
    ...new Set(here.flatMap((fault) => fault.accepted ?? [fault.expected])),
  ];
  append(trace, [
    {
      path: trace.path.slice(),
      code: mode === "types" ? "type" : mode,
      message: `must be ${joinOr(accepted.map(withArticle))}`,
      expected: joinOr(accepted),
      received: describe(value),
      accepted,
    },
  ]);
}
