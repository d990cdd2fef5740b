import { getOwn } from "./own.js";

/** What is nested deeper is not compared: that could overflow the stack. */
export const MAX_EQUAL_DEPTH = 1000;

/** The pairs that are being compared or were found equal. */
type Seen = Map<object, Set<object>>;

/**
 * JSON equality, and that of dates: numbers by value, objects by their own properties in any order, a property that is
 * `undefined` as absent. Ends for cyclic values too. `deep` is what counts for what is nested too deep
 * to be compared: the answer that leads to a refusal.
 */
export function equal(a: unknown, b: unknown, deep = false): boolean {
  return a === b || same(a, b, 0, new Map(), deep);
}

function same(
  a: unknown,
  b: unknown,
  depth: number,
  seen: Seen,
  deep: boolean,
): boolean {
  if (a === b || (a !== a && b !== b)) return true;
  if (
    typeof a !== "object" ||
    typeof b !== "object" ||
    a === null ||
    b === null
  )
    return false;
  if (a instanceof Date || b instanceof Date) return sameDates(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (depth > MAX_EQUAL_DEPTH) return deep;
  // One difference anywhere ends the whole comparison, so a pair met before needs no second look.
  // That keeps cycles finite, and objects that are shared many times cheap.
  const partners = seen.get(a);
  if (partners?.has(b)) return true;
  if (partners === undefined) seen.set(a, new Set([b]));
  else partners.add(b);
  return Array.isArray(a)
    ? sameItems(a, b as readonly unknown[], depth + 1, seen, deep)
    : sameProperties(a, b, depth + 1, seen, deep);
}

/** Decoded values have dates. */
function sameDates(a: object, b: object): boolean {
  const areDates = a instanceof Date && b instanceof Date;
  return areDates && a.getTime() === b.getTime();
}

function sameItems(
  a: readonly unknown[],
  b: readonly unknown[],
  depth: number,
  seen: Seen,
  deep: boolean,
): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++)
    if (!same(a[i], b[i], depth, seen, deep)) return false;
  return true;
}

function sameProperties(
  a: object,
  b: object,
  depth: number,
  seen: Seen,
  deep: boolean,
): boolean {
  let present = 0;
  const keys = Object.keys(a);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    const value = getOwn(a, key);
    if (value === undefined) continue;
    present++;
    if (!same(value, getOwn(b, key), depth, seen, deep)) return false;
  }
  for (const key of Object.keys(b)) if (getOwn(b, key) !== undefined) present--;
  return present === 0;
}
