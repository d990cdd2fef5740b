import { explainNumber } from "./explain-number.js";
import {
  explainAny,
  explainBoolean,
  explainNever,
  explainNull,
} from "./explain-plain.js";
import { explainString } from "./explain-string.js";
import type { NumberNode, PlainNode, StringNode } from "./node.js";

/** Accepts every value. */
export const anyNode: PlainNode = { explain: explainAny };
/** Accepts no value. */
export const neverNode: PlainNode = { explain: explainNever };
/** Accepts `null`. */
export const nullNode: PlainNode = { explain: explainNull };
/** Accepts `true` and `false`. */
export const booleanNode: PlainNode = { explain: explainBoolean };
/** Accepts every string. */
export const stringNode: StringNode = { explain: explainString };
/** Accepts every finite number. */
export const numberNode: NumberNode = { explain: explainNumber };
/** Accepts every number without a fraction. */
export const integerNode: NumberNode = {
  explain: explainNumber,
  integer: true,
};
