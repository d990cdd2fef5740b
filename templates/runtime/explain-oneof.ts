import { fits } from "./attempt.js";
import { list } from "./describe.js";
import type { Child, Children, Node } from "./node.js";
import { getOwn, ownFields } from "./own.js";
import type { Oneof, OneofRules } from "./rules.js";
import { isFine, report, visit, type Trace } from "./trace.js";

/** A oneof of an object: reports that several members are set, or none where one has to be. */
export function explainOneof(
  name: string,
  members: readonly string[],
  rules: OneofRules = {},
): Oneof {
  const { mode, nulls } = ownFields(rules);
  return {
    members: nulls === "value" ? [] : members,
    explain: (value, trace) => {
      const set = members.filter((member) => {
        const property = getOwn(value as object, member);
        return (
          property !== undefined && (nulls === "value" || property !== null)
        );
      });
      reportSet({ name, members, mode }, set, trace);
    },
  };
}

/**
 * A oneof whose alternatives declare their members: one that does not fit is not set. Where none fits, each
 * member that is there tells why. `rule` decides where it is given.
 */
export function explainDeclaredOneof(
  name: string,
  children: Children,
  mode: "atMostOne" | "exactlyOne",
  rule?: Child,
): Oneof {
  const members = Object.keys(children);
  return {
    members: [],
    explain: (value, trace) => {
      if (rule !== undefined && fits(value, rule, trace)) return;
      const present = members.filter(
        (member) => getOwn(value as object, member) !== undefined,
      );
      const childOf = (member: string) => children[member] as Child;
      const fitting = present.filter((member) =>
        fits(getOwn(value as object, member), childOf(member), trace),
      );
      if (fitting.length > 0 || present.length === 0)
        return reportSet(
          { name, members, mode: mode === "exactlyOne" ? mode : undefined },
          fitting,
          trace,
        );
      for (const member of present)
        visit(getOwn(value as object, member), childOf(member), trace, member);
    },
  };
}

interface Group {
  readonly name: string;
  readonly members: readonly string[];
  readonly mode: "atMostOne" | "exactlyOne" | undefined;
}

function reportSet(
  { name, members, mode }: Group,
  set: readonly string[],
  trace: Trace,
): void {
  const isMissing = set.length === 0 && mode === "exactlyOne";
  if (set.length < 2 && !isMissing) return;
  const one = `one of ${list(members.map(quoted))}`;
  const names = list(set.map(quoted));
  const message = isMissing
    ? `${one} is required`
    : `only ${one} may be set; set: ${names}`;
  const expected = mode === "exactlyOne" ? one : `at most ${one}`;
  const received = isMissing ? "none of them" : `object with ${names}`;
  const { faults } = trace;
  const { length } = faults;
  report(trace, "oneof", message, expected, received);
  const fault = faults.length > length ? faults[length] : undefined;
  if (fault !== undefined) fault.oneof = { group: name, set };
}

function quoted(name: string): string {
  return `\`${name}\``;
}

/** A member of a oneof: unset where it is `null`, whatever its schema says of that. */
export function explainMember(child: Child): Node {
  return {
    accepts: (value, trace) => value === null || isFine(value, child, trace),
    explain: (value, trace) => visit(value, child, trace),
  };
}
