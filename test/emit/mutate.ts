const others: readonly unknown[] = [null, true, 7, -1.5, "x", "12", [], [1, 1], {}, { x: null }];

/** The value with one place in it changed, taken away or added; every place, one after the other. */
export function mutate(value: unknown): unknown[] {
  const here = others.filter((other) => JSON.stringify(other) !== JSON.stringify(value));
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    const within = items.slice(0, 3).flatMap((item, index) => {
      return mutate(item).map((other) => items.with(index, other));
    });
    return [...here, items.slice(1), [...items, ...items], [...items, "extra"], ...within];
  }
  if (typeof value !== "object" || value === null) return here;
  const entries = Object.entries(value);
  const within = entries.flatMap(([name, item], index) => [
    Object.fromEntries(entries.toSpliced(index, 1)),
    ...mutate(item).map((other) => Object.fromEntries(entries.with(index, [name, other]))),
  ]);
  return [...here, { ...value, extra: 1 }, ...within];
}
