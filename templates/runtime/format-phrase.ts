import { hasOwn } from "./own.js";

const phrases: { readonly [format: string]: string } = {
  "date-time":
    'a date and time with offset (RFC 3339) such as "2025-01-31T12:30:00Z"',
  date: 'a date (RFC 3339) such as "2025-01-31"',
  time: 'a time with offset (RFC 3339) such as "12:30:00Z"',
  duration: 'an ISO 8601 duration such as "P1DT12H"',
  "proto-duration": 'a ProtoJSON duration such as "3.5s"',
  int64: "a signed 64-bit integer in decimal digits",
  uint64: "an unsigned 64-bit integer in decimal digits",
  uuid: 'a UUID such as "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"',
  byte: "base64 text with padding (RFC 4648)",
  base64: "base64 text (RFC 4648)",
  email: "an e-mail address",
  uri: "an absolute URI (RFC 3986)",
  "uri-reference": "a URI reference (RFC 3986)",
  "uri-template": "a URI template (RFC 6570)",
  ipv4: 'an IPv4 address such as "192.0.2.1"',
  ipv6: 'an IPv6 address such as "2001:db8::1"',
  hostname: "a host name (RFC 1123)",
  regex: "a regular expression (ECMA-262)",
  "json-pointer": "a JSON pointer (RFC 6901)",
  "relative-json-pointer": "a relative JSON pointer",
};

/** A format of strings in words, to be read after `must be`. */
export function formatPhrase(format: string): string {
  return (
    (hasOwn(phrases, format) ? phrases[format] : undefined) ??
    `a valid ${format}`
  );
}
