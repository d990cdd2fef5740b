import { explainFormat } from "./explain-format.js";
import type { Node } from "./node.js";

const isoPattern =
  /^P(?:\d+W|(?:\d+D|\d+M(?:\d+D)?|\d+Y(?:\d+M(?:\d+D)?)?)(?:T(?:\d+S|\d+M(?:\d+S)?|\d+H(?:\d+M(?:\d+S)?)?))?|T(?:\d+S|\d+M(?:\d+S)?|\d+H(?:\d+M(?:\d+S)?)?))$/;

/** About 10,000 years: the range of `google.protobuf.Duration`. */
const MAX_SECONDS = 315_576_000_000;

/** ProtoJSON's `google.protobuf.Duration`: `3.5s`, `-3600s`, within 315,576,000,000 seconds. */
export function matchesProtoDuration(value: string): boolean {
  const end = value.length - 1;
  const start = value.charCodeAt(0) === 45 ? 1 : 0;
  let at = start;
  let seconds = 0;
  for (; isDigit(value.charCodeAt(at)); at++)
    seconds = seconds * 10 + value.charCodeAt(at) - 48;
  if (at === start || at > start + 12 || value.charCodeAt(end) !== 115)
    return false;
  // Nanoseconds: up to nine digits after a dot.
  const digits = end - at - 1;
  if (digits >= 0) {
    if (value.charCodeAt(at) !== 46 || digits === 0 || digits > 9) return false;
    for (at++; at < end; at++) {
      const unit = value.charCodeAt(at);
      if (!isDigit(unit)) return false;
      if (unit !== 48 && seconds === MAX_SECONDS) return false;
    }
  }
  return seconds <= MAX_SECONDS;
}

/** An ISO 8601 duration as RFC 3339, appendix A has it: `P1DT12H`, `P2W`. */
export function matchesIsoDuration(value: string): boolean {
  return isoPattern.test(value);
}

export const protoDurationNode: Node = /* @__PURE__ */ explainFormat(
  'a ProtoJSON duration such as "3.5s"',
  matchesProtoDuration,
);

export const isoDurationNode: Node = /* @__PURE__ */ explainFormat(
  'an ISO 8601 duration such as "P1DT12H"',
  matchesIsoDuration,
);

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}
