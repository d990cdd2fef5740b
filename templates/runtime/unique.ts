import { equal, MAX_EQUAL_DEPTH } from "./equal.js";

/** Up to here comparing each pair costs less than keeping an index. */
const FEW = 8;

/**
 * Whether no two items are equal (JSON equality). Linear in the size of the array. What is nested too
 * deep to be compared counts as equal, so that nothing is accepted unseen.
 */
export function hasUniqueItems(array: readonly unknown[]): boolean {
  if (array.length <= FEW) return isPairwiseUnique(array);
  const primitives = new Set<unknown>();
  const ids = new Set<number>();
  const index: Index = { ids: new Map(), known: new Map(), cyclic: false };
  for (let i = 0; i < array.length; i++) {
    const item = array[i];
    const isObject = typeof item === "object" && item !== null;
    const id = isObject ? identify(item, 0, index) : item;
    if (index.cyclic) return isPairwiseUnique(array);
    const seen: Set<unknown> = isObject ? ids : primitives;
    if (seen.has(id)) return false;
    seen.add(id);
  }
  return true;
}

function isPairwiseUnique(array: readonly unknown[]): boolean {
  for (let i = 1; i < array.length; i++) {
    for (let j = 0; j < i; j++)
      if (equal(array[i], array[j], true)) return false;
  }
  return true;
}

/** Numbers for objects and arrays, the same for equal ones. */
interface Index {
  /** From the text of an object in which nested objects are numbers. */
  readonly ids: Map<string, number>;
  /** Objects that have their number; 0 while it is being worked out. */
  readonly known: Map<object, number>;
  cyclic: boolean;
}

function identify(value: object, depth: number, index: Index): number {
  const { ids, known } = index;
  const found = known.get(value);
  if (found === 0) index.cyclic = true;
  if (found !== undefined) return found;
  known.set(value, 0);
  const text = depth > MAX_EQUAL_DEPTH ? "deep" : toText(value, depth, index);
  let id = ids.get(text);
  if (id === undefined) {
    id = ids.size + 1;
    ids.set(text, id);
  }
  known.set(value, id);
  return id;
}

function toText(value: object, depth: number, index: Index): string {
  const part = (item: unknown): string =>
    typeof item === "object" && item !== null
      ? `#${identify(item, depth + 1, index)}`
      : typeof item === "string"
        ? JSON.stringify(item)
        : // 0 and -0 are one number, and a text; a bigint is not a number.
          `${typeof item}${String(item)}`;
  if (Array.isArray(value)) return `[${value.map(part).join()}]`;
  const entries = Object.entries(value).filter(
    (entry) => entry[1] !== undefined,
  );
  const texts = entries.map(
    (entry) => `${JSON.stringify(entry[0])}:${part(entry[1])}`,
  );
  return `{${texts.sort().join()}}`;
}
