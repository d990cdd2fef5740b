import { explainFormat } from "./explain-format.js";
import type { Node } from "./node.js";
import { isALabel } from "./a-label.js";

const pattern =
  /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;

/** A host name (RFC 1123 section 2.1); a label that begins with `xn--` must be one of IDNA 2008. */
export function matchesHostname(value: string): boolean {
  return (
    value.length <= 253 &&
    pattern.test(value) &&
    (!/xn--/i.test(value) || areALabels(value))
  );
}

function areALabels(value: string): boolean {
  return value
    .split(".")
    .every((label) => !/^xn--/i.test(label) || isALabel(label));
}

export const hostnameNode: Node = /* @__PURE__ */ explainFormat(
  "a host name (RFC 1123)",
  matchesHostname,
);
