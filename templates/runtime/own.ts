/** Own properties only: nothing here reads a prototype. */

/** Whether the object itself, not its prototype, has the property; its value may be `undefined`. */
export function hasOwn(object: object, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, key);
}

/** The value of an own property; `undefined` where there is none. */
export function getOwn(object: object, key: string): unknown {
  return hasOwn(object, key)
    ? (object as { readonly [key: string]: unknown })[key]
    : undefined;
}

/** Whether the object itself has all of the properties; their values may be `undefined`. */
export function hasAll(object: object, keys: readonly string[]): boolean {
  for (let i = 0; i < keys.length; i++)
    if (!hasOwn(object, keys[i] as string)) return false;
  return true;
}

/**
 * A copy of an object's own properties without a prototype: missing ones read as `undefined`, even with a
 * polluted `Object.prototype`.
 */
export function ownFields<T extends object>(fields: T): T {
  return { __proto__: null, ...fields };
}

/** More levels than real classes have; a proxy may be its own prototype. */
const MOST_PROTOTYPES = 100;

/**
 * A property of a foreign object, which may be inherited from its class, but not from `Object.prototype` or
 * `Array.prototype`.
 */
export function getInherited(object: object, key: string): unknown {
  let at: object | null = object;
  for (let step = 0; step < MOST_PROTOTYPES && at !== null; step++) {
    if (at === Object.prototype || at === Array.prototype) break;
    if (hasOwn(at, key))
      return (object as { readonly [key: string]: unknown })[key];
    at = Object.getPrototypeOf(at) as object | null;
  }
  return undefined;
}

/** Whether the value is what JSON calls an object: neither `null` nor an array. */
export function isObject(
  value: unknown,
): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

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

/**
 * A string that is not one of the known tags, for values of a kind that this code does not know, such as
 * newer ones. TypeScript cannot express "any string but these", so this is a pattern that no known tag
 * matches; the actual string looks different. To write such a value, assert it: `{ kind: "newer" } as Pet`.
 */
export type OtherTag = `\u0000${string}`;

// The digits of integers that were rounded when their text was read. They belong to the object or array that was
// read, so whatever copies one before it is decoded copies them too.

/** By object or array: its integers that no double can hold. */
const exactIntegers = /* @__PURE__ */ new WeakMap<
  object,
  Map<string, bigint>
>();

/** Remembers what a member of the object or array was before it was rounded. */
export function keepDigits(holder: object, key: string, exact: bigint): void {
  const digits = exactIntegers.get(holder) ?? new Map<string, bigint>();
  exactIntegers.set(holder, digits.set(key, exact));
}

/** The member of an object or array, exact where it is a number that was rounded. */
export function exactMember(
  holder: object,
  key: string,
  member: unknown,
): unknown {
  if (typeof member !== "number") return member;
  const exact = exactIntegers.get(holder)?.get(key);
  // It may have been replaced since.
  return exact !== undefined && Number(exact) === member ? exact : member;
}

/** Gives the digits to a copy of the object or array, in which members have the same names. */
export function copyDigits<T extends object>(from: object, copy: T): T {
  const digits = exactIntegers.get(from);
  if (digits !== undefined) exactIntegers.set(copy, digits);
  return copy;
}
