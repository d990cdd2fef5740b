/** Methods that may look at each item of an array. */
const walks = [
  ...["find", "findIndex", "filter", "map", "flatMap", "some", "every", "forEach", "reduce"],
  ...["includes", "indexOf", "lastIndexOf", "concat", "entries", "sort", Symbol.iterator],
] as const;

/** How many items the arrays have that are walked through: work without a clock, the same on each machine. */
export async function countWork(run: () => Promise<unknown>): Promise<number> {
  let items = 0;
  const before = walks.map((name) => {
    return [name, Object.getOwnPropertyDescriptor(Array.prototype, name)] as const;
  });
  for (const [name, descriptor] of before) {
    const method = descriptor?.value as (this: unknown[], ...given: unknown[]) => unknown;
    const value = function (this: unknown[], ...given: unknown[]): unknown {
      items += this.length;
      return Reflect.apply(method, this, given);
    };
    Object.defineProperty(Array.prototype, name, { ...descriptor, value });
  }
  try {
    await run();
    return items;
  } finally {
    for (const [name, descriptor] of before) {
      if (descriptor !== undefined) Object.defineProperty(Array.prototype, name, descriptor);
    }
  }
}
