/** Texts that are kept: more than the different ones of a batch, and few enough for a campaign of hours. */
const most = 2000;

/**
 * A function that works a text out only once while it is among the last. Nearly all modules of a campaign are
 * equal to one before: a mutant changes one or two modules, and the others stay as they were.
 */
export function oncePerText<T extends string | readonly string[]>(
  work: (text: string) => T,
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const result = known.get(text) ?? work(text);
    // What was asked for last stands last.
    known.delete(text);
    known.set(text, result);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return result;
  };
}
