/** A quadratic reader of so long a text takes several milliseconds at least. */
export const PROBE = 8_000;
const SIZES = [1_000, 2_000, 4_000, 8_000, 16_000];
/** In milliseconds. Below, a measurement is noise, and says nothing of growth. */
const MEASURABLE = 1;
/** A linear function doubles with the size; a quadratic one becomes four times as slow. */
const MOST_PER_DOUBLING = 3;
const RUNS = 3;

type Read = (text: string) => unknown;

/**
 * How the time of a function grows with the size of its text: `linear`, or how it is not. It is not where
 * three doublings in a row cost more than three times as much each. An error that is thrown is an answer.
 */
export function growthOf(read: Read, textOf: (size: number) => string): string {
  if (isFast(read, textOf(PROBE))) return "linear";
  for (const size of SIZES) {
    // Another process may have had the processor: it has to be steep each time.
    const ratios = [1, 2, 3].map(() => ratioAt(read, textOf, size));
    if (ratios.every((ratio) => ratio > MOST_PER_DOUBLING ** 3))
      return `${ratios.map((ratio) => ratio.toFixed(1)).join(", ")} times from ${size} to ${8 * size}`;
    if (timeOf(read, textOf(8 * size)) > 1_000 * MEASURABLE) break;
  }
  return "linear";
}

/** Too fast at least once in three times: an interruption makes a time longer, and never shorter. */
function isFast(read: Read, text: string): boolean {
  return [1, 2, 3].some(() => timeOf(read, text) < MEASURABLE);
}

/** How much longer the reader takes for eight times the text. */
function ratioAt(read: Read, textOf: (size: number) => string, size: number): number {
  const short = medianTime(read, textOf(size));
  return short < MEASURABLE / 2 ? 0 : medianTime(read, textOf(8 * size)) / short;
}

function medianTime(read: Read, text: string): number {
  const times = Array.from({ length: RUNS }, () => timeOf(read, text));
  return times.sort((a, b) => a - b)[(RUNS - 1) / 2] ?? 0;
}

function timeOf(read: Read, text: string): number {
  const start = performance.now();
  try {
    read(text);
  } catch {
    // Refused.
  }
  return performance.now() - start;
}
