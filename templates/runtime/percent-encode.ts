/** Percent-encodes all but the unreserved characters of RFC 3986. Throws for lone surrogates. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/!/g, "%21")
    .replace(/'/g, "%27")
    .replace(/\(/g, "%28")
    .replace(/\)/g, "%29")
    .replace(/\*/g, "%2A");
}

/**
 * As `percentEncode`, but reserved characters and percent-encoded triples stay; except for `&`, `+`,
 * `#`, `[` and `]`, which would end a query's value or change it.
 */
export function percentEncodeReserved(text: string): string {
  return encodeURIComponent(text).replace(
    /%25([\da-f]{2})|%(?:24|2C|2F|3A|3B|3D|3F|40)/gi,
    (encoded, triple?: string) =>
      triple === undefined ? decodeURIComponent(encoded) : `%${triple}`,
  );
}

/** As `percentEncode`, but slashes stay. */
export function percentEncodeSegments(text: string): string {
  return percentEncode(text).replace(/%2F/g, "/");
}
