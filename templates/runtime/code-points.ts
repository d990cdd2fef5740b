/** The length in Unicode code points; a lone surrogate counts as one. */
export function codePointLength(value: string): number {
  let length = value.length;
  for (let i = 1; i < value.length; i++) {
    if (isLow(value.charCodeAt(i)) && isHigh(value.charCodeAt(i - 1))) length--;
  }
  return length;
}

/** Whether the length in code points is within the bounds; mostly decided by `value.length` alone. */
export function lengthWithin(value: string, min: number, max: number): boolean {
  const units = value.length;
  // Between half as many code points (all pairs) and as many (no pair).
  if (units < min || units > 2 * max) return false;
  if (units >= 2 * min && units <= max) return true;
  const length = codePointLength(value);
  return length >= min && length <= max;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
