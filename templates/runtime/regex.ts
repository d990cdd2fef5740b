/** A regular expression of ECMA-262, in its Unicode mode. */
export function matchesRegex(value: string): boolean {
  try {
    new RegExp(value, "u");
    return true;
  } catch {
    return false;
  }
}
