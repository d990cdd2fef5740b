import { BlockList, isIP, isIPv4 } from "node:net";

/**
 * Addresses that are not public: private networks, loopback, link-local and reserved ones (RFC 6890 and the
 * IANA registries of special-purpose addresses).
 */
const special4: readonly (readonly [network: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** In IPv6, only `2000::/3` is public; within it, these are special or contain an IPv4 address. */
const special6: readonly (readonly [network: string, prefix: number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const blocked = new BlockList();
for (const [network, prefix] of special4) blocked.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of special6) blocked.addSubnet(network, prefix, "ipv6");

const hosts6 = new BlockList();
hosts6.addSubnet("2000::", 3, "ipv6");

/** IPv4 inside of IPv6: `::ffff:127.0.0.1`, and what NAT64 makes of it (RFC 6052). */
const carrier6 = new BlockList();
carrier6.addSubnet("::ffff:0:0", 96, "ipv6");
carrier6.addSubnet("64:ff9b::", 96, "ipv6");

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/** Whether an address from a resolver is public. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !blocked.check(address, "ipv4");
  if (isIP(address) !== 6 || address.includes("%")) return false;
  const inner = carriedAddress(address);
  if (inner !== undefined) return isPublicAddress(inner);
  return hosts6.check(address, "ipv6") && !blocked.check(address, "ipv6");
}

/** Whether an address is that of the machine itself. */
export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 4 ? "ipv4" : "ipv6");
}

/** The IPv4 address in the last 32 bits, where the others say that there is one. */
function carriedAddress(address: string): string | undefined {
  if (!carrier6.check(address, "ipv6")) return undefined;
  // `URL` normalizes the address to groups of hexadecimal digits.
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1).split(":");
  const [high = "0", low = "0"] = groups.slice(-2);
  const bits = [high, low].map((group) => Number.parseInt(group === "" ? "0" : group, 16));
  return bits.flatMap((group) => [group >> 8, group & 255]).join(".");
}
