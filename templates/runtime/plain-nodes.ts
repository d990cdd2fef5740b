import { explainNumber } from "./explain-number.js";
import type { Node } from "./node.js";
import { demand, visit } from "./trace.js";

/** Accepts every value. */
export const anyNode: Node = { explain: () => undefined };
/** Accepts no value: `false` as a schema. */
export const neverNode: Node = {
  explain: (value, trace) =>
    demand(value, trace, "never", "nothing", "must not be present"),
};
/** Accepts `null`. */
export const nullNode: Node = {
  explain: (value, trace) => {
    if (value !== null) demand(value, trace, "type", "null");
  },
};
/** Accepts `true` and `false`. */
export const booleanNode: Node = {
  explain: (value, trace) => visit(value, "boolean", trace),
};
/** Accepts every string. */
export const stringNode: Node = {
  explain: (value, trace) => visit(value, "string", trace),
};
/** Accepts every finite number. */
export const numberNode: Node = /* @__PURE__ */ explainNumber({});
/** Accepts every number without a fraction. */
export const integerNode: Node = /* @__PURE__ */ explainNumber({
  integer: true,
});
