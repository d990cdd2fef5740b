import type { Child, Node } from "./node.js";
import { getOwn } from "./own.js";
import type { Oneof } from "./rules.js";
import { isFine, report, visit } from "./trace.js";

/** A protobuf oneof, of an object: reports that several members are set. */
export function explainOneof(name: string, members: readonly string[]): Oneof {
  return {
    members,
    explain: (value, trace) => {
      const set = members.filter(
        (member) => (getOwn(value as object, member) ?? null) !== null,
      );
      const { faults } = trace;
      const { length } = faults;
      if (set.length < 2) return;
      const expected = `at most one of ${members.join(", ")}`;
      const names = `${set.slice(0, -1).join(", ")} and ${set[set.length - 1]}`;
      const message = `${expected} may be set (oneof ${name}); ${names} are set`;
      report(trace, "oneof", message, expected, `object with ${names}`);
      const fault = faults.length > length ? faults[length] : undefined;
      if (fault !== undefined) fault.oneof = { group: name, set };
    },
  };
}

/** A member of a oneof: unset where it is `null`, whatever its schema says of that. */
export function explainMember(child: Child): Node {
  return {
    accepts: (value, trace) => value === null || isFine(value, child, trace),
    explain: (value, trace) => visit(value, child, trace),
  };
}
