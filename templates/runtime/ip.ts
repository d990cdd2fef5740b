import { explainFormat } from "./explain-format.js";
import type { Node } from "./node.js";

const v4Pattern = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** An IPv4 address in dotted decimal without leading zeros: `192.0.2.1`. */
export function matchesIpv4(value: string): boolean {
  return v4Pattern.test(value);
}

/** An IPv6 address (RFC 4291 section 2.2) without a zone: `2001:db8::1`, `::ffff:192.0.2.1`. */
export function matchesIpv6(value: string): boolean {
  const end = value.length;
  let compressed = value.startsWith("::");
  let groups = 0;
  let at = compressed ? 2 : 0;
  while (at < end) {
    const start = at;
    while (isHex(value.charCodeAt(at))) at++;
    if (value.charAt(at) === ".") {
      if (!matchesIpv4(value.slice(start))) return false;
      groups += 2;
      break;
    }
    if (at === start || at - start > 4) return false;
    groups++;
    if (at === end) break;
    if (value.charAt(at) !== ":" || ++at === end) return false;
    if (value.charAt(at) === ":") {
      if (compressed) return false;
      compressed = true;
      at++;
    }
  }
  return compressed ? groups < 8 : groups === 8;
}

function isHex(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 102)
  );
}

export const ipv4Node: Node = /* @__PURE__ */ explainFormat(
  'an IPv4 address such as "192.0.2.1"',
  matchesIpv4,
);

export const ipv6Node: Node = /* @__PURE__ */ explainFormat(
  'an IPv6 address such as "2001:db8::1"',
  matchesIpv6,
);
