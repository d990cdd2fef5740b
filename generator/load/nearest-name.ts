/** Levenshtein distance in UTF-16 code units, or more than `limit` as soon as that is certain. */
function distance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[to.length] ?? limit + 1;
}

/** Longer names are not typed by hand, and comparing them would take long. */
const longestName = 200;

/**
 * The name that was probably meant: equal but for letter case, or at most a third of the letters
 * away. The first of several equally near ones.
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
