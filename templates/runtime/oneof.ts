/** The functions behind `which…`, `set…` and `clear…`. */
import { getOwn } from "./own.js";

/** The member of a oneof that is set, or none. */
export type OneofCase =
  | { readonly case: string; readonly value: unknown }
  | { readonly case: undefined; readonly value?: undefined };

/**
 * Which member of a oneof is set: the first, in the group's order, that is neither absent nor null; where
 * null is a value, the first that is not absent. A valid message has one at most.
 */
export function whichOneof(
  message: object,
  members: readonly string[],
  nulls: "unset" | "value" = "unset",
): OneofCase {
  const isSet = (member: string): boolean => {
    const value = getOwn(message, member);
    return value !== undefined && (nulls === "value" || value !== null);
  };
  const member = members.find(isSet);
  return member === undefined
    ? { case: undefined }
    : { case: member, value: getOwn(message, member) };
}

/** A copy of the message with this member set, and without the other members of its oneof. */
export function setOneof(
  message: object,
  members: readonly string[],
  member: string,
  value: unknown,
): object {
  const others = members.filter((other) => other !== member);
  const copy = clearOneof(message, others);
  // An assignment to a member named `__proto__` would set the prototype.
  const attributes = {
    __proto__: null,
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  };
  return Object.defineProperty(copy, member, attributes);
}

/** A copy of the message without any member of the oneof. */
export function clearOneof(
  message: object,
  members: readonly string[],
): object {
  const copy: { [key: string]: unknown } = { ...message };
  for (const member of members) delete copy[member];
  return copy;
}
