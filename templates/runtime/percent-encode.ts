/** Percent-encodes all but the unreserved characters of RFC 3986. Throws for lone surrogates. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, toPercent);
}

/**
 * As `percentEncode`, but reserved characters and percent-encoded triples stay; except for `&`, `+`,
 * `#`, `[` and `]`, which would end a query's value or change it.
 */
export function percentEncodeReserved(text: string): string {
  return text
    .split(/(%[\da-f]{2}|[!$'()*,/:;=?@])/i)
    .map((part, index) => (index % 2 === 1 ? part : percentEncode(part)))
    .join("");
}

/** As `percentEncode`, but slashes stay. */
export function percentEncodeSegments(text: string): string {
  return text.split("/").map(percentEncode).join("/");
}

function toPercent(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}
