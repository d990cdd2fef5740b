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
  for (const key of keys) if (!hasOwn(object, key)) return false;
  return true;
}
