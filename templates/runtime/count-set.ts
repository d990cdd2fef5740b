import { getOwn } from "./own.js";

/** How many of the members are set: own, and neither `undefined` nor `null`. */
export function countSet(message: object, members: readonly string[]): number {
  let count = 0;
  for (const member of members)
    if ((getOwn(message, member) ?? null) !== null) count++;
  return count;
}

/** How many of the members are present: own, and not `undefined`; null is a value as any other. */
export function countPresent(
  message: object,
  members: readonly string[],
): number {
  let count = 0;
  for (const member of members)
    if (getOwn(message, member) !== undefined) count++;
  return count;
}
