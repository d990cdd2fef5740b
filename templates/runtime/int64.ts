const signedPattern = /^-?(?:0|[1-9]\d{0,18})$/;
const unsignedPattern = /^(?:0|[1-9]\d{0,19})$/;

/** A 64-bit integer as ProtoJSON writes it: decimal digits, no `+`, no leading zeros; `-0` is zero. */
export function matchesInt64(value: string): boolean {
  if (!signedPattern.test(value)) return false;
  return value.startsWith("-")
    ? value.length < 20 || value <= "-9223372036854775808"
    : value.length < 19 || value <= "9223372036854775807";
}

/** As `matchesInt64`, from 0 to 18446744073709551615 and without a sign. */
export function matchesUint64(value: string): boolean {
  return (
    unsignedPattern.test(value) &&
    (value.length < 20 || value <= "18446744073709551615")
  );
}
