import { describe, describeValues } from "./describe.js";
import type { Children, Node } from "./node.js";
import { isObject } from "./object.js";
import { getOwn, hasOwn } from "./own.js";
import { reportAt, reportMissing } from "./report-at.js";
import { reportType, visit } from "./trace.js";

/** A union of objects in which the value of one property names the member. */
export function explainTagged(property: string, tags: Children): Node {
  return {
    explain: (value, trace) => {
      if (!isObject(value)) return reportType(value, trace, "object");
      const tag = getOwn(value, property);
      if (tag === undefined) return reportMissing(property, trace);
      // A number or a boolean is a tag too; whether it is the right type is for the member to say.
      const key = typeof tag === "object" ? undefined : String(tag);
      const member =
        key !== undefined && hasOwn(tags, key) ? tags[key] : undefined;
      if (member !== undefined) return visit(value, member, trace);
      const expected = describeValues(Object.keys(tags));
      const message = `must be ${expected}`;
      reportAt(property, trace, "enum", message, expected, describe(tag));
    },
  };
}
