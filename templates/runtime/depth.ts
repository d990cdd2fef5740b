/**
 * How many references to recursive schemas may be nested in one value. Past it a value is refused,
 * so that neither a hostile nor a cyclic value overflows the stack.
 */
export const MAX_DEPTH = 256;

/**
 * Where several alternatives lead on into the same part of a value, checking it takes twice as long
 * with each level. A value that asks for more calls than this is refused, so that checking ends;
 * others of a hundred megabytes stay below.
 */
const MOST_CALLS = 5_000_000;

let calls = 0;

/** The depth at which a check starts. */
export function startDepth(): number {
  calls = 0;
  return 0;
}

/** Whether a check of a recursive schema must go no further. */
export function isTooDeep(depth: number): boolean {
  calls++;
  return depth > MAX_DEPTH || calls > MOST_CALLS;
}

/** Whether the checks since the start have become too many. */
export function isTooMuch(): boolean {
  return calls > MOST_CALLS;
}
