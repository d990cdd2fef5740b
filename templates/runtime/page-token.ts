/** Larger tokens are refused: comparing them must end, whatever they hold. */
const MOST_PARTS = 10_000;
const MOST_LEVELS = 256;

/**
 * A page token as text, the same for equal ones: objects and lists count by what they hold, in any order
 * of their keys. `undefined` for one that cannot be compared: it holds itself, is too large, or throws.
 */
export function tokenText(token: unknown): string | undefined {
  let parts = 0;
  const write = (value: unknown, level: number): string => {
    parts++;
    if (parts > MOST_PARTS || level > MOST_LEVELS)
      throw new RangeError("too large");
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value !== "object" || value === null)
      return `${typeof value} ${String(value)}`;
    if (Array.isArray(value))
      return `[${value.map((item) => write(item, level + 1)).join()}]`;
    const entries = Object.entries(value).filter(
      (entry) => entry[1] !== undefined,
    );
    const texts = entries.map(
      (entry) => `${JSON.stringify(entry[0])}:${write(entry[1], level + 1)}`,
    );
    return `{${texts.sort().join()}}`;
  };
  try {
    return write(token, 0);
  } catch {
    return undefined;
  }
}
