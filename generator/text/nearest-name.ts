/**
 * Edits that make one text of the other, in UTF-16 code units: a letter put in, left out, replaced, or
 * swapped with its neighbour (Damerau's distance, no letter edited twice). More than `limit` as soon
 * as that is certain.
 */
function distance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const swapped = isSwap(from, i, to, j) ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    // A swap reaches back two rows, so only two rows above the limit are certain.
    if (Math.min(...row, ...next) > limit) return limit + 1;
    [before, row] = [row, next];
  }
  return row[to.length] ?? limit + 1;
}

/** Whether the last two letters of the first `i` and `j` are the same in the other order. */
function isSwap(from: string, i: number, to: string, j: number): boolean {
  return i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
}

/** Longer names are not typed by hand, and comparing them would take long. */
const longestName = 200;

/**
 * The name that was probably intended: equal except for letter case, or with at most a third of the letters
 * edited. The first of several equally near ones.
 */
export function nearestName(wanted: string, names: Iterable<string>): string | undefined {
  if (wanted.length > longestName) return undefined;
  let best: string | undefined;
  let limit = Math.max(1, Math.floor(wanted.length / 3));
  for (const name of names) {
    if (name.toLowerCase() === wanted.toLowerCase()) return name;
    const found = distance(wanted, name, limit);
    if (found > limit) continue;
    best = name;
    limit = found - 1;
    if (limit < 0) break;
  }
  return best;
}

/**
 * The name that was certainly intended by a misspelled one: equal except for letter case and separators, or
 * with one edited letter in short names and up to three in long ones. Different digits are never a typing
 * error.
 */
export function nearMiss(wanted: string, names: Iterable<string>): string | undefined {
  if (wanted.length > longestName) return undefined;
  const [plain, digits] = [plainName(wanted), digitsOf(wanted)];
  let best: string | undefined;
  let limit = plain.length < 3 ? 0 : plain.length < 8 ? 1 : plain.length < 14 ? 2 : 3;
  for (const name of names) {
    const other = plainName(name);
    if (other === plain) return name;
    if (digitsOf(name) !== digits) continue;
    const found = distance(plain, other, limit);
    if (found > limit || found === 0) continue;
    best = name;
    limit = found - 1;
  }
  return best;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, "");
}

function digitsOf(name: string): string {
  return name.replace(/\D/g, "");
}
