import { append, attemptEach, fits } from "./attempt.js";
import { count } from "./describe.js";
import { isMismatch, reportMismatch } from "./mismatch.js";
import type { Child, Node } from "./node.js";
import { ownFields } from "./own.js";
import type { UnionRules } from "./rules.js";
import { report, type Fault, type Trace } from "./trace.js";

/**
 * At least one member fits (`anyOf`, `types`), or exactly one (`oneOf`); `types`: the members differ in
 * their JSON type. Where none fits, the closest member tells why, or `choice` does. `closed`: the members
 * of a `oneOf` with closed enums. Where one of these fits, the open ones are not asked; where none does,
 * one is enough.
 */
export function explainUnion(
  mode: "anyOf" | "oneOf" | "types",
  members: readonly Child[],
  rules: UnionRules = {},
): Node {
  const { closed, choice } = ownFields(rules);
  const node: Node = {
    explain: (value, trace) => {
      trace.accepted ??= new Map();
      if (closed !== undefined) {
        // Two closed members may fit without null fields what an open one fits as it is.
        if (trace.nulls !== undefined && fits(value, node, trace)) return;
        const known = fittingNumbers(attemptEach(value, closed, trace, true));
        if (known.length > 1) reportSeveral(known, members.length, trace);
        if (known.length > 0) return;
      }
      const findAll = mode === "oneOf" && closed === undefined;
      const attempts = attemptEach(value, members, trace, findAll);
      const fitting = fittingNumbers(attempts);
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
  return node;
}

function fittingNumbers(attempts: readonly (readonly Fault[])[]): number[] {
  return attempts.flatMap((faults, index) =>
    faults.length === 0 ? [index + 1] : [],
  );
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
