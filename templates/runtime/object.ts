/** Whether the value is what JSON calls an object: neither `null` nor an array. */
export function isObject(
  value: unknown,
): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
