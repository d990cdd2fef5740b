/** Whether plain data is equal to the last byte of any output: the order of members counts, too. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) || Array.isArray(b)) return sameItems(a, b, isEqual);
  return sameMembers(a, b, isEqual);
}

export function sameItems(
  a: unknown,
  b: unknown,
  same: (one: unknown, other: unknown) => boolean,
): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, index) => same(item, b[index]));
}

/** Whether both are objects with the same members in the same order. */
export function sameMembers(
  a: unknown,
  b: unknown,
  same: (one: unknown, other: unknown, key: string) => boolean,
): boolean {
  if (!isObject(a) || !isObject(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  if (keys.length !== others.length) return false;
  return keys.every((key, index) => key === others[index] && same(a[key], b[key], key));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
