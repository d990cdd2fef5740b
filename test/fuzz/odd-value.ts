import type { Random } from "../hostile/random.js";

/** The same data in another dress, or data that answers oddly: nothing that JSON could hold. */
export function oddValue(value: unknown, random: Random): unknown {
  if (typeof value !== "object" || value === null) {
    return random.pick([value, Object(value), () => value, Symbol("odd"), 7n, undefined, NaN]);
  }
  const copy: object = Array.isArray(value) ? [...(value as unknown[])] : { ...value };
  const keys = Object.keys(copy);
  const key = keys.length === 0 ? "a" : random.pick(keys);
  switch (random.below(9)) {
    case 0:
      return new Proxy(copy, {});
    case 1:
      return new Proxy(copy, {
        get: () => {
          throw new Error("odd");
        },
      });
    case 2:
      return Object.defineProperty(copy, key, {
        get: () => {
          throw new Error("odd");
        },
        enumerable: true,
        configurable: true,
      });
    case 3:
      return Object.setPrototypeOf(copy, null);
    case 4:
      return Object.create(copy);
    case 5:
      return Object.freeze(Object.assign(copy, { [Symbol("odd")]: 1 }));
    case 6:
      return Array.isArray(copy)
        ? Object.assign(Array(copy.length + 3), copy)
        : new Map(Object.entries(copy));
    case 7:
      return Object.assign(copy, { [key]: copy });
    default: {
      const { proxy, revoke } = Proxy.revocable(copy, {});
      revoke();
      return proxy;
    }
  }
}
