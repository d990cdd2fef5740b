import { describe } from "./describe.js";
import type { ObjectShape } from "./node.js";
import { isObject } from "./object.js";
import { getOwn } from "./own.js";
import { append, report, reportType, visitAt, type Trace } from "./trace.js";

type Oneof = NonNullable<ObjectShape["oneofs"]>[number];

/** Reports missing properties, oneofs with several members set, and what the properties report. */
export function explainObject(
  value: unknown,
  node: ObjectShape,
  trace: Trace,
): void {
  if (!isObject(value)) return reportType(trace, "object", value);
  for (const name of node.required ?? []) {
    if (getOwn(value, name) === undefined) {
      report(trace, "required", "is required", "a value", "nothing", name);
    }
  }
  for (const oneof of node.oneofs ?? []) explainOneof(value, oneof, trace);
  const { properties = {} } = node;
  for (const name of Object.keys(properties)) {
    const property = getOwn(value, name);
    const child = properties[name];
    if (property === undefined || child === undefined) continue;
    if (!isUnset(node, name, property)) visitAt(name, property, child, trace);
  }
}

/** Whether the value stands for an unset member of a oneof: `null`, whatever the member's schema. */
export function isUnset(
  node: ObjectShape,
  name: string,
  value: unknown,
): boolean {
  return (
    value === null &&
    node.oneofs?.some(({ members }) => members.includes(name)) === true
  );
}

function explainOneof(
  value: object,
  { name, members }: Oneof,
  trace: Trace,
): void {
  const set = members.filter(
    (member) => (getOwn(value, member) ?? null) !== null,
  );
  if (set.length < 2) return;
  const expected = `at most one of ${members.join(", ")}`;
  const names = `${set.slice(0, -1).join(", ")} and ${set[set.length - 1]}`;
  append(trace, [
    {
      path: trace.path.slice(),
      code: "oneof",
      message: `${expected} may be set (oneof ${name}); ${names} are set`,
      expected,
      received: `${describe(value)} with ${names}`,
      oneof: { group: name, set },
    },
  ]);
}
