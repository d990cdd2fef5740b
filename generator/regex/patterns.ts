/**
 * JSON Schema asks for ECMA-262 expressions "with the u flag" (core, 6.4). Documents often hold ones
 * that only run without it (`[\w-.]`): those run without. `undefined`: no expression at all.
 */
export function patternFlags(pattern: string): "u" | "" | undefined {
  return (["u", ""] as const).find((flags) => compiles(pattern, flags));
}

function compiles(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}
