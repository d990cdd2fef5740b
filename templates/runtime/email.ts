import { explainFormat } from "./explain-format.js";
import type { Node } from "./node.js";
import { matchesIpv4, matchesIpv6 } from "./ip.js";

const localPattern = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const quotedPattern = /^"(?:[ !#-[\]-~]|\\[ -~])*"$/;
const domainPattern =
  /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i;

/** An e-mail address: the `Mailbox` of RFC 5321 section 4.1.2, ASCII. */
export function matchesEmail(value: string): boolean {
  const at = value.lastIndexOf("@");
  if (at < 1 || at > 64 || value.length - at > 256) return false;
  const local = value.slice(0, at);
  const domain = value.slice(at + 1);
  if (!localPattern.test(local) && !quotedPattern.test(local)) return false;
  if (!domain.startsWith("[")) return domainPattern.test(domain);
  if (!domain.endsWith("]")) return false;
  const literal = domain.slice(1, -1);
  return /^IPv6:/i.test(literal)
    ? matchesIpv6(literal.slice(5))
    : matchesIpv4(literal);
}

export const emailNode: Node = /* @__PURE__ */ explainFormat(
  "an e-mail address",
  matchesEmail,
);
