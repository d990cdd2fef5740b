import { describe, describeValues } from "./describe.js";
import type { TaggedNode } from "./node-kinds.js";
import { isObject } from "./object.js";
import { getOwn, hasOwn } from "./own.js";
import { report, reportType, visit, type Trace } from "./trace.js";

/** Reports what the member that the tag names has to say, or that the tag names none. */
export function explainTagged(
  value: unknown,
  node: TaggedNode,
  trace: Trace,
): void {
  if (!isObject(value)) return reportType(trace, "object", value);
  const { property, tags } = node;
  const tag = getOwn(value, property);
  if (tag === undefined) {
    return report(
      trace,
      "required",
      "is required",
      "a value",
      "nothing",
      property,
    );
  }
  // A number or a boolean is a tag too; whether it is the right type is for the member to say.
  const key = typeof tag === "object" ? undefined : String(tag);
  const member = key !== undefined && hasOwn(tags, key) ? tags[key] : undefined;
  if (member !== undefined) return visit(value, member, trace);
  const expected = describeValues(Object.keys(tags));
  report(
    trace,
    "enum",
    `must be ${expected}`,
    expected,
    describe(tag),
    property,
  );
}
