/** The values that documents are made of. Objects may have any own key, `__proto__` included. */

/** A JSON pointer into a document, as a URI fragment: `#/components/schemas/App`; `#` is the root. */
export type Pointer = string;

export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export type JsonObject = { readonly [key: string]: JsonValue };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `Array.isArray`, which knows no read-only arrays. */
export function isJsonArray(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The items of an array; none where the value is anything else. */
export function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return isJsonArray(value) ? value : [];
}

/** The own value under `key`, never a prototype's: `constructor` is a key like any other. */
export function ownValue(object: JsonObject, key: string): JsonValue | undefined {
  const value = object[key];
  // Most requested keys are missing, and then one lookup is enough.
  return value !== undefined && Object.hasOwn(object, key) ? value : undefined;
}

/** Sets an own property; plain assignment would take `__proto__` for the prototype. */
export function setOwn(object: object, key: string, value: unknown): void {
  if (key === "__proto__") {
    Object.defineProperty(object, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    (object as Record<string, unknown>)[key] = value;
  }
}

/** The value as text, with sorted keys: equal values give equal texts. */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) {
    const items: readonly JsonValue[] = value;
    return `[${items.map(canonicalJson).join(",")}]`;
  }
  if (!isJsonObject(value)) return JSON.stringify(Object.is(value, -0) ? 0 : value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(",")}}`;
}

/** Whether two values are equal; the order of members does not count. */
export function sameJson(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    const [items, others]: (readonly JsonValue[])[] = [a, b];
    return (
      items?.length === others?.length &&
      items?.every((item, index) => sameJson(item, others?.[index])) === true
    );
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}
