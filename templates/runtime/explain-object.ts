import type { ObjectShape } from "./node-kinds.js";
import type { Children } from "./node.js";
import { isObject } from "./object.js";
import { getOwn, hasOwn } from "./own.js";
import { report, reportType, visitAt, type Trace } from "./trace.js";

/** Reports missing properties, oneofs with several members set, and what the properties report. */
export function explainObject(
  value: unknown,
  node: ObjectShape,
  trace: Trace,
): void {
  if (!isObject(value)) return reportType(trace, "object", value);
  for (const name of node.required ?? []) {
    if (getOwn(value, name) === undefined)
      report(trace, "required", "is required", "a value", "nothing", name);
  }
  for (const oneof of node.oneofs ?? []) oneof.explain(value, oneof, trace);
  explainProperties(value, node.properties ?? {}, trace, node.oneofs);
}

/** As `explainObject`, of an object that has properties and nothing else. */
export function explainFields(
  value: unknown,
  { properties }: { readonly properties: Children },
  trace: Trace,
): void {
  if (isObject(value)) explainProperties(value, properties, trace);
  else reportType(trace, "object", value);
}

function explainProperties(
  value: { readonly [key: string]: unknown },
  properties: Children,
  trace: Trace,
  oneofs?: ObjectShape["oneofs"],
): void {
  for (const name of Object.keys(properties)) {
    const property = value[name];
    const child = properties[name];
    // Most children are names of types.
    if (child === undefined || property === undefined) continue;
    if (typeof property === child || !hasOwn(value, name)) continue;
    if (!isUnset(oneofs, name, property)) visitAt(name, property, child, trace);
  }
}

/** Whether the value stands for an unset member of a oneof: `null`, whatever the member's schema. */
export function isUnset(
  oneofs: ObjectShape["oneofs"],
  name: string,
  value: unknown,
): boolean {
  return (
    value === null &&
    oneofs?.some(({ members }) => members.includes(name)) === true
  );
}
