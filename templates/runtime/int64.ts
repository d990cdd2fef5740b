import { explainFormat } from "./explain-format.js";
import type { Node } from "./node.js";

/** A 64-bit integer as ProtoJSON writes it: decimal digits, no `+`, no leading zeros; `-0` is zero. */
export function matchesInt64(value: string): boolean {
  return value.charCodeAt(0) === 45
    ? isDecimal(value, 1, "-9223372036854775808")
    : isDecimal(value, 0, "9223372036854775807");
}

/** As `matchesInt64`, from 0 to 18446744073709551615 and without a sign. */
export function matchesUint64(value: string): boolean {
  return isDecimal(value, 0, "18446744073709551615");
}

export const int64Node: Node = /* @__PURE__ */ explainFormat(
  "a signed 64-bit integer in decimal digits",
  matchesInt64,
);

export const uint64Node: Node = /* @__PURE__ */ explainFormat(
  "an unsigned 64-bit integer in decimal digits",
  matchesUint64,
);

/** Digits from `start` to the end without leading zeros; texts of one length compare as numbers do. */
function isDecimal(value: string, start: number, most: string): boolean {
  const { length } = value;
  for (let at = start; at < length; at++) {
    const unit = value.charCodeAt(at);
    if (unit < 48 || unit > 57) return false;
  }
  return (
    length > start &&
    (length === start + 1 || value.charCodeAt(start) !== 48) &&
    (length < most.length || (length === most.length && value <= most))
  );
}
