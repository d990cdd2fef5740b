/** A quadratic reader of so long a text takes several milliseconds at least. */
export const PROBE = 8_000;
const SIZES = [1_000, 4_000, 12_000];
/** Millions of items are measured by the processor's caches. */
export const LIST_SIZES = [1_000, 4_000];
/** In milliseconds. Below, a measurement is noise, and says nothing of growth. */
const MEASURABLE = 1;
/** In milliseconds. What takes longer for a short text is not tried with longer ones. */
const LONG = 100;
/** A linear function doubles with the size; a quadratic one becomes four times as slow. */
const MOST_PER_DOUBLING = 3;
const RUNS = 3;

type Read = (text: string) => unknown;

/**
 * How the time of a function grows with the size of its text: `linear`, or how it is not. It is not where
 * three doublings in a row cost more than three times as much each. An error that is thrown is an answer.
 */
export function growthOf(
  read: Read,
  textOf: (size: number) => string,
  sizes: readonly number[] = SIZES,
): string {
  if (isFast(read, textOf(PROBE))) return "linear";
  for (const size of sizes) {
    // Another process may have had the processor: it has to be steep each time. One good time is enough.
    const ratios: number[] = [];
    while (ratios.length < 3 && ratios.every((ratio) => ratio > MOST_PER_DOUBLING ** 3))
      ratios.push(ratioAt(read, textOf, size));
    if (ratios.every((ratio) => ratio > MOST_PER_DOUBLING ** 3))
      return `${ratios.map((ratio) => ratio.toFixed(1)).join(", ")} times from ${size} to ${8 * size}`;
    if (timeOf(read, textOf(4 * size)) > LONG) break;
  }
  return "linear";
}

/** Too fast at least once in three times: an interruption makes a time longer, and never shorter. */
function isFast(read: Read, text: string): boolean {
  return [1, 2, 3].some(() => timeOf(read, text) < MEASURABLE);
}

/** How much longer the reader takes for eight times the text. */
function ratioAt(read: Read, textOf: (size: number) => string, size: number): number {
  const short = leastTime(read, textOf(size));
  return short < MEASURABLE / 2 ? 0 : leastTime(read, textOf(8 * size)) / short;
}

/** What disturbs a measurement makes it longer. */
function leastTime(read: Read, text: string): number {
  return Math.min(...Array.from({ length: RUNS }, () => timeOf(read, text)));
}

/** In milliseconds of this process's own processor time: others that wait for the processor do not count. */
function timeOf(read: Read, text: string): number {
  const start = process.cpuUsage();
  try {
    read(text);
  } catch {
    // Refused.
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
