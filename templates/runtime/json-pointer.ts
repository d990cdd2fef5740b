import { explainFormat } from "./explain-format.js";
import type { Node } from "./node.js";

const badTilde = /~(?![01])/;

/** A JSON pointer (RFC 6901), not as a URI fragment. */
export function matchesJsonPointer(value: string): boolean {
  return (value === "" || value.startsWith("/")) && !badTilde.test(value);
}

/** A relative JSON pointer: `1/name`, `0#`. */
export function matchesRelativeJsonPointer(value: string): boolean {
  return /^(?:0|[1-9]\d*)(?:#?$|\/)/.test(value) && !badTilde.test(value);
}

export const jsonPointerNode: Node = /* @__PURE__ */ explainFormat(
  "a JSON pointer (RFC 6901)",
  matchesJsonPointer,
);

export const relativeJsonPointerNode: Node = /* @__PURE__ */ explainFormat(
  "a relative JSON pointer",
  matchesRelativeJsonPointer,
);
