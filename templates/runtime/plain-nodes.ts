import { explainNumber } from "./explain-number.js";
import {
  explainAny,
  explainBoolean,
  explainNever,
  explainNull,
  explainText,
} from "./explain-plain.js";
import type { NumberNode, PlainNode } from "./node-kinds.js";

/** Accepts every value. */
export const anyNode: PlainNode = { explain: explainAny };
/** Accepts no value. */
export const neverNode: PlainNode = { explain: explainNever };
/** Accepts `null`. */
export const nullNode: PlainNode = { explain: explainNull };
/** Accepts `true` and `false`. */
export const booleanNode: PlainNode = { explain: explainBoolean };
/** Accepts every string. */
export const stringNode: PlainNode = { explain: explainText };
/** Accepts every finite number. */
export const numberNode: NumberNode = { explain: explainNumber };
/** Accepts every number without a fraction. */
export const integerNode: NumberNode = {
  explain: explainNumber,
  integer: true,
};
