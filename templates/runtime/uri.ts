import { explainFormat } from "./explain-format.js";
import type { Node } from "./node.js";
import { matchesIpv6 } from "./ip.js";

// `%` passes in the character classes; that two hexadecimal digits follow it is checked on its own,
// so that each part is one class repeated, which a regular expression reads without backtracking.
const badPercent = /%(?![\da-f]{2})/i;
const schemePattern = /^[a-z][a-z\d+.-]*:/i;
const restPattern =
  /^(?:\/\/(?:[\w.~!$&'()*+,;=:%-]*@)?(?:\[[\da-f:.]+\]|\[v[\da-f]+\.[\w.~!$&'()*+,;=:-]+\]|[\w.~!$&'()*+,;=%-]*)(?::\d*)?(?=[/?#]|$)|(?!\/\/))[\w.~!$&'()*+,;=:@%/-]*(?:\?[\w.~!$&'()*+,;=:@%/?-]*)?(?:#[\w.~!$&'()*+,;=:@%/?-]*)?$/i;

/** A URI with its scheme (RFC 3986 section 3). */
export function matchesUri(value: string): boolean {
  return (
    schemePattern.test(value) && isRest(value.slice(value.indexOf(":") + 1))
  );
}

/** A URI or a relative reference (RFC 3986 section 4.1). */
export function matchesUriReference(value: string): boolean {
  // A colon in the first segment of a relative path would make it look like a scheme.
  return matchesUri(value) || (!/^[^/?#]*:/.test(value) && isRest(value));
}

function isRest(rest: string): boolean {
  if (!restPattern.test(rest) || badPercent.test(rest)) return false;
  // A bracket passes around the literal of an IP address only.
  const open = rest.indexOf("[");
  return (
    open < 0 ||
    /^\[v/i.test(rest.slice(open)) ||
    matchesIpv6(rest.slice(open + 1, rest.indexOf("]")))
  );
}

export const uriNode: Node = /* @__PURE__ */ explainFormat(
  "an absolute URI (RFC 3986)",
  matchesUri,
);

export const uriReferenceNode: Node = /* @__PURE__ */ explainFormat(
  "a URI reference (RFC 3986)",
  matchesUriReference,
);
