import type { MapNode } from "./node-kinds.js";
import { isObject } from "./object.js";
import { isFull, reportType, visitAt, type Trace } from "./trace.js";

/** Reports what is wrong with the values of an object that has no other rules. */
export function explainMap(
  value: unknown,
  { additionalProperties }: MapNode,
  trace: Trace,
): void {
  if (!isObject(value)) return reportType(trace, "object", value);
  for (const name of Object.keys(value)) {
    if (isFull(trace)) return;
    const property = value[name];
    if (property !== undefined)
      visitAt(name, property, additionalProperties, trace);
  }
}
