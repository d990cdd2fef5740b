const pattern = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** RFC 4122: `f81d4fae-7dec-11d0-a765-00a0c91e6bf6`, of any version, in either case. */
export function matchesUuid(value: string): boolean {
  return pattern.test(value);
}
