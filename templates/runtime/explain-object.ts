import { explainFields } from "./explain-fields.js";
import type { Node } from "./node.js";
import { isObject } from "./object.js";
import { getOwn, ownFields } from "./own.js";
import { reportMissing } from "./report-at.js";
import type { ObjectShape } from "./rules.js";

/** Reports missing properties, oneofs with several members set, and what the properties report. */
export function explainObject(shape: ObjectShape): Node {
  const { required = [], properties = {}, oneofs = [] } = ownFields(shape);
  const fields = explainFields(properties);
  return {
    explain: (value, trace) => {
      if (isObject(value)) {
        for (const name of required)
          if (getOwn(value, name) === undefined) reportMissing(name, trace);
        for (const oneof of oneofs) oneof.explain(value, trace);
      }
      fields.explain(value, trace);
    },
  };
}
