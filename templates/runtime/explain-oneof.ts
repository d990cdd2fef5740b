import type { OneofNode } from "./node.js";
import { getOwn } from "./own.js";
import type { Trace } from "./trace.js";

/** Reports a protobuf oneof of which several members are set. */
export function explainOneof(
  message: object,
  { name, members }: OneofNode,
  { faults, path, maxIssues }: Trace,
): void {
  const set = members.filter(
    (member) => (getOwn(message, member) ?? null) !== null,
  );
  if (set.length < 2 || faults.length >= maxIssues) return;
  const expected = `at most one of ${members.join(", ")}`;
  const names = `${set.slice(0, -1).join(", ")} and ${set[set.length - 1]}`;
  faults.push({
    path: path.slice(),
    pointer: "",
    code: "oneof",
    message: `${expected} may be set (oneof ${name}); ${names} are set`,
    expected,
    received: `object with ${names}`,
    oneof: { group: name, set },
  });
}
